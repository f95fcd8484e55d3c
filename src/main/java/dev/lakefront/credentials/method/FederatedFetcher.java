package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.net.URI;

/**
 * Exchanges an ID token for a token of the workspace (RFC 8693; Databricks' workload identity
 * federation). With a client id the ID token is that service principal's, without one the account's
 * policy says whose.
 */
public final class FederatedFetcher implements TokenFetcher {
    private final LoginContext login;
    private final TokenEndpoint endpoint;
    private final IdTokens idTokens;
    private final Issuer issuer;

    public FederatedFetcher(LoginContext login, IdTokens idTokens) {
        this.login = login;
        this.endpoint = TokenEndpoint.of(login);
        this.idTokens = idTokens;
        this.issuer =
                new Issuer(
                        login,
                        "the token endpoint",
                        "it refuses the ID token of "
                                + login.name()
                                + "; is there a federation policy for it?");
    }

    @Override
    public AccessToken fetch() throws TokenFailure {
        Deadline deadline = Deadline.in(Deadline.OF_A_FETCH);
        URI address = endpoint.address(deadline);
        Secret idToken = idTokens.fetch(address, deadline);
        return issuer.token(HttpCall.post(address, grant(idToken)), deadline);
    }

    private String grant(Secret idToken) {
        Form form =
                Form.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                        .with("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")
                        .with("subject_token", idToken.reveal())
                        .with("scope", "all-apis");
        String clientId = login.attributes().get(Attribute.CLIENT_ID);
        return (clientId == null ? form : form.with("client_id", clientId)).encoded();
    }
}
