package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Form;

/** A service principal with a client secret (RFC 6749, 4.4). */
public final class ClientCredentialsMethod implements AuthMethod {
    @Override
    public String name() {
        return "oauth-m2m";
    }

    @Override
    public Credential credential(LoginContext context) {
        var endpoint = TokenEndpoint.of(context);
        return new Credential.OAuth(
                new ClientCredentialsFetcher(
                        context, endpoint, client(context.attributes()), Deadline.OF_A_FETCH));
    }

    /** Both are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private static Authorization client(Attributes attributes) {
        return Authorization.basic(
                Form.encoded(attributes.require(Attribute.CLIENT_ID)),
                Form.encoded(attributes.require(Attribute.CLIENT_SECRET)));
    }
}
