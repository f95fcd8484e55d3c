package dev.lakefront.credentials.ci;

import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.net.URI;

/** The ID tokens of a GitHub Actions job that has {@code permissions: id-token: write}. */
public final class GithubIdTokens {
    private final Issuer issuer;
    private final Authorization authorization;
    private final String address;

    /**
     * The ID tokens of a job.
     *
     * @param login has both {@code ACTIONS_ID_TOKEN_REQUEST_} attributes
     */
    public GithubIdTokens(LoginContext login) {
        Attributes attributes = login.attributes();
        this.issuer =
                new Issuer(
                        login,
                        "GitHub's ID token endpoint",
                        "has the job `permissions: id-token: write`?");
        this.authorization =
                Authorization.bearer(
                        new Secret(attributes.require(Attribute.ACTIONS_ID_TOKEN_REQUEST_TOKEN)));
        this.address =
                Endpoints.ofSetting(
                                "GitHub's ID token endpoint",
                                Setting.of(attributes, Attribute.ACTIONS_ID_TOKEN_REQUEST_URL))
                        .toString();
    }

    /**
     * A new ID token.
     *
     * @param audience whom the ID token is meant for
     */
    public Secret fetch(String audience, Deadline deadline) throws TokenFailure {
        String separator = address.indexOf('?') < 0 ? "?" : "&";
        URI uri = URI.create(address + separator + "audience=" + Form.encoded(audience));
        return issuer.secret(HttpCall.get(uri).with(authorization), "/value", deadline);
    }
}
