package dev.lakefront.workspace.oauth.grant;

import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.token.IssuedToken;
import dev.lakefront.workspace.token.Revocations;
import dev.lakefront.workspace.token.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens and the refresh tokens that renew them. Each refresh token works once and brings
 * the next one; who comes with one a second time may have stolen it, and ends all that descend from
 * the same grant (RFC 9700, 4.14.2).
 */
public final class TokenFamilies {
    /** As that of an app's sign-in on Databricks: 10,080 minutes. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final InstantSource clock;
    private final TokenIssuer issuer;
    private final Revocations revocations;
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();

    public TokenFamilies(InstantSource clock, TokenIssuer issuer, Revocations revocations) {
        this.clock = clock;
        this.issuer = issuer;
        this.revocations = revocations;
    }

    TokenFamily begin(Grant grant) {
        return new TokenFamily(grant);
    }

    /** An access token of the family, good for all that was granted. */
    public synchronized IssuedToken accessToken(TokenFamily family) {
        return accessToken(family, family.grant());
    }

    /** The next refresh token of the family. */
    public synchronized String refreshToken(TokenFamily family) {
        Instant now = clock.instant();
        refreshTokens.values().removeIf(token -> !now.isBefore(token.end));
        String text = RandomText.next();
        refreshTokens.put(text, new RefreshToken(family, now.plus(LIFETIME), false));
        return text;
    }

    /**
     * The access token for a refresh token, which is worth nothing from now on.
     *
     * @param scope what is asked for; null for all that was granted
     * @throws OAuthRefusal {@code invalid_grant} for any reason not to trust it; {@code
     *     invalid_scope} if more is asked for than was granted
     */
    public synchronized Refreshed refresh(String text, String clientId, @Nullable String scope)
            throws OAuthRefusal {
        RefreshToken token = refreshTokens.get(text);
        if (token == null || !clock.instant().isBefore(token.end) || token.family.isRevoked()) {
            throw refusal("the refresh token is unknown, expired or revoked");
        }
        Grant grant = token.family.grant();
        if (!grant.clientId().equals(clientId)) {
            throw refusal("the refresh token was issued to another client");
        }
        if (token.isUsed) {
            revoke(token.family);
            throw refusal("the refresh token has been used before; all its tokens were revoked");
        }
        Grant asked = scope == null ? grant : grant.narrowedTo(Scopes.within(grant.scope(), scope));
        refreshTokens.put(text, new RefreshToken(token.family, token.end, true));
        return new Refreshed(accessToken(token.family, asked), refreshToken(token.family));
    }

    /** Ends all tokens of the family. */
    synchronized void revoke(TokenFamily family) {
        family.revoke().forEach(revocations::add);
    }

    /**
     * Ends the family of a refresh token.
     *
     * @return the client it was issued to; null if we know no such token
     */
    public synchronized @Nullable String revoke(String text, String clientId) {
        RefreshToken token = refreshTokens.get(text);
        if (token == null) {
            return null;
        }
        String owner = token.family.grant().clientId();
        if (owner.equals(clientId)) {
            revoke(token.family);
        }
        return owner;
    }

    private IssuedToken accessToken(TokenFamily family, Grant grant) {
        IssuedToken token = issuer.issue(grant.clientId(), grant.principal(), grant.scope());
        family.add(token.id());
        return token;
    }

    private static OAuthRefusal refusal(String reason) {
        return new OAuthRefusal(OAuthError.INVALID_GRANT, reason);
    }

    private record RefreshToken(TokenFamily family, Instant end, boolean isUsed) {}

    /** Not to be printed: the refresh token is a secret. */
    public record Refreshed(IssuedToken accessToken, String refreshToken) {
        @Override
        public String toString() {
            return "Refreshed";
        }
    }
}
