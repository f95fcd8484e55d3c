package dev.lakefront.workspace.oauth.grant;

import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.token.AccessToken;
import dev.lakefront.workspace.token.IssuedToken;
import dev.lakefront.workspace.token.TokenCheck;
import dev.lakefront.workspace.token.TokenIssuer;
import dev.lakefront.workspace.token.TokenVerifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token for a token (RFC 8693, 2): for the same principal, good for no more and no longer. The
 * offline workspace trusts no other issuer than itself.
 */
public final class TokenExchange {
    public static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    public static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private static final Set<String> ACCEPTED =
            Set.of(ACCESS_TOKEN, "urn:ietf:params:oauth:token-type:jwt");

    private final TokenVerifier verifier;
    private final TokenIssuer issuer;

    public TokenExchange(TokenVerifier verifier, TokenIssuer issuer) {
        this.verifier = verifier;
        this.issuer = issuer;
    }

    /**
     * The token that is asked for.
     *
     * @param clientId who asks; null if nobody said, as in a workspace-wide federation
     */
    public IssuedToken exchange(Form form, @Nullable String clientId) throws OAuthRefusal {
        if (!ACCEPTED.contains(form.required("subject_token_type"))) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST, "subject_token_type must be access_token or jwt");
        }
        String wanted = form.value("requested_token_type");
        if (wanted != null && !ACCEPTED.contains(wanted)) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_REQUEST, "requested_token_type must be access_token or jwt");
        }
        TokenCheck check = verifier.check(form.required("subject_token"));
        if (!(check instanceof TokenCheck.Accepted accepted)) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_GRANT,
                    "the subject_token is not a valid token of this offline workspace");
        }
        AccessToken subject = accepted.token();
        String held = String.join(" ", subject.scopes().names());
        String asked = form.value("scope");
        return issuer.issueFor(
                subject,
                clientId == null ? subject.clientId() : clientId,
                asked == null ? held : Scopes.within(held, asked));
    }
}
