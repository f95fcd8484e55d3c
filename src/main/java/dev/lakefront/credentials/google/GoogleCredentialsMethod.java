package dev.lakefront.credentials.google;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import java.time.Instant;

/** The key of a Google service account: its ID token for the workspace is the access token. */
public final class GoogleCredentialsMethod implements AuthMethod {
    @Override
    public String name() {
        return AuthType.GOOGLE_CREDENTIALS.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        var document =
                GoogleDocument.of(Setting.of(context.attributes(), Attribute.GOOGLE_CREDENTIALS));
        if (!document.type().equals(ServiceAccountKey.TYPE)) {
            throw document.unusable(ServiceAccountKey.TYPE);
        }
        var key = ServiceAccountKey.read(document.json(), document.origin());
        var google = new Issuer(context, "Google", "it refuses the key of " + key.email());
        return new Credential.OAuth(
                () -> idToken(google, key),
                new GoogleCompanions(deadline ->
                        google.token(
                                        key.grant(
                                                "scope",
                                                String.join(" ", GoogleCompanions.SCOPES),
                                                context.clock().instant()),
                                        deadline)
                                .value()));
    }

    private static AccessToken idToken(Issuer google, ServiceAccountKey key) throws TokenFailure {
        Instant asked = google.login().clock().instant();
        HttpCall call = key.grant("target_audience", google.login().host(), asked);
        return IdToken.asAccessToken(
                google.secret(call, "/id_token", Deadline.in(Deadline.OF_A_FETCH)), asked);
    }
}
