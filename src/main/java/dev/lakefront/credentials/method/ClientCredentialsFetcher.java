package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.net.URI;
import java.time.Duration;

/** The client credentials grant (RFC 6749, 4.4). */
final class ClientCredentialsFetcher implements TokenFetcher {
    private static final String GRANT = "grant_type=client_credentials&scope=all-apis";

    private final Issuer issuer;
    private final TokenEndpoint endpoint;
    private final Authorization client;
    private final Duration limit;

    ClientCredentialsFetcher(
            LoginContext login, TokenEndpoint endpoint, Authorization client, Duration limit) {
        this.issuer =
                new Issuer(
                        login,
                        "the token endpoint",
                        "it refuses the client id and secret of " + login.name());
        this.endpoint = endpoint;
        this.client = client;
        this.limit = limit;
    }

    @Override
    public AccessToken fetch() throws TokenFailure {
        Deadline deadline = Deadline.in(limit);
        URI address = endpoint.address(deadline);
        return issuer.token(HttpCall.post(address, GRANT).with(client), deadline);
    }
}
