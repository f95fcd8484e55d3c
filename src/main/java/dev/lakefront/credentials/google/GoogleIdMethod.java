package dev.lakefront.credentials.google;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.JsonText;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.net.URI;
import java.time.Instant;

/**
 * A Google service account that this machine's own Google login may stand in for (IAM Service
 * Account Credentials API, v1).
 */
public final class GoogleIdMethod implements AuthMethod {
    private static final URI IAM = URI.create("https://iamcredentials.googleapis.com");
    private static final String LIFE = "3600s";

    @Override
    public String name() {
        return AuthType.GOOGLE_ID.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        return credential(context, IAM);
    }

    Credential credential(LoginContext context, URI iam) {
        String account = context.attributes().require(Attribute.GOOGLE_SERVICE_ACCOUNT);
        GoogleLogin google = GoogleLogins.find(context);
        var issuer =
                new Issuer(
                        context,
                        "Google's IAM",
                        "may this login create tokens for "
                                + account
                                + " (roles/iam.serviceAccountTokenCreator)?");
        var stand = new StandIn(issuer, google, iam, account);
        return new Credential.OAuth(stand::idToken, new GoogleCompanions(stand::accessToken));
    }

    /** The machine's login in the place of the service account. */
    private record StandIn(Issuer issuer, GoogleLogin google, URI iam, String account) {
        AccessToken idToken() throws TokenFailure {
            Deadline deadline = Deadline.in(Deadline.OF_A_FETCH);
            Instant asked = issuer.login().clock().instant();
            var wanted =
                    new JsonText()
                            .with("audience", issuer.login().host())
                            .with("includeEmail", true);
            return IdToken.asAccessToken(
                    issuer.secret(call(":generateIdToken", wanted, deadline), "/token", deadline),
                    asked);
        }

        Secret accessToken(Deadline deadline) throws TokenFailure {
            var wanted =
                    new JsonText().with("scope", GoogleCompanions.SCOPES).with("lifetime", LIFE);
            return issuer.secret(
                    call(":generateAccessToken", wanted, deadline), "/accessToken", deadline);
        }

        private HttpCall call(String verb, JsonText wanted, Deadline deadline) throws TokenFailure {
            URI address =
                    iam.resolve("/v1/projects/-/serviceAccounts/" + Form.encoded(account) + verb);
            return HttpCall.postJson(address, wanted.finished())
                    .with(Authorization.bearer(google.token(deadline)));
        }
    }
}
