package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.oauth.client.ClientAuthentication;
import dev.lakefront.workspace.oauth.grant.TokenFamilies;
import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.token.Revocations;
import dev.lakefront.workspace.token.TokenCheck;
import dev.lakefront.workspace.token.TokenVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revocation endpoint (RFC 7009). A refresh token takes all with it that descends from the same
 * grant. A token that is worth nothing, or unknown, is no error.
 */
public final class RevocationApi implements Api {
    static final String PATH = "/oidc/v1/revoke";

    private final ClientAuthentication clients;
    private final TokenFamilies families;
    private final TokenVerifier verifier;
    private final Revocations revocations;

    public RevocationApi(
            ClientAuthentication clients,
            TokenFamilies families,
            TokenVerifier verifier,
            Revocations revocations) {
        this.clients = clients;
        this.families = families;
        this.verifier = verifier;
        this.revocations = revocations;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.form(PATH, this::revoke));
    }

    private Answer revoke(Request request) {
        try {
            Form form = Form.read(request);
            String clientId = clients.authenticate(request, form).id();
            String owner = revoke(form.required("token"), clientId);
            if (owner != null && !owner.equals(clientId)) {
                throw new OAuthRefusal(
                        OAuthError.UNAUTHORIZED_CLIENT, "the token was issued to another client");
            }
            return Answer.ok(json -> {});
        } catch (OAuthRefusal refusal) {
            return refusal.answer();
        }
    }

    /** Whom the token was issued to; null if it is none of ours. */
    private @Nullable String revoke(String token, String clientId) {
        if (verifier.check(token) instanceof TokenCheck.Accepted accepted) {
            String owner = accepted.token().clientId();
            if (owner.equals(clientId)) {
                revocations.add(accepted.token().id());
            }
            return owner;
        }
        return families.revoke(token, clientId);
    }
}
