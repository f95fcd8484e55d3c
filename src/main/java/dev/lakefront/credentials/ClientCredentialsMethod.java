package dev.lakefront.credentials;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service principal with a client secret (RFC 6749, 4.4). */
final class ClientCredentialsMethod implements AuthMethod {
    @Override
    public String name() {
        return "oauth-m2m";
    }

    @Override
    public List<Attribute> needs() {
        return List.of(Attribute.CLIENT_ID, Attribute.CLIENT_SECRET);
    }

    @Override
    public Credential credential(LoginContext context) {
        var endpoint =
                new TokenEndpoint(context.http(), context.host(), discovery(context.attributes()));
        return new Credential.OAuth(
                new ClientCredentialsFetcher(
                        context, endpoint, client(context.attributes()), Deadline.OF_A_FETCH));
    }

    /** The address of the authorization server's metadata, if the login names it. */
    private static @Nullable URI discovery(Attributes attributes) {
        Setting named = attributes.settings().get(Attribute.DISCOVERY_URL);
        if (named == null) {
            return null;
        }
        URI address = Endpoints.read(named.value());
        if (address == null || !Endpoints.mayCarrySecrets(address)) {
            throw new ProblemException(
                    new Problem(
                            "the discovery URL "
                                    + named.value()
                                    + " is not usable (expected: an"
                                    + " https:// URL)",
                            named.origin(),
                            null));
        }
        return address;
    }

    /** Both are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private static Authorization client(Attributes attributes) {
        return Authorization.basic(
                formEncoded(attributes.require(Attribute.CLIENT_ID)),
                formEncoded(attributes.require(Attribute.CLIENT_SECRET)));
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
