package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a JWT was issued and when it ends, in its own words (RFC 7519, 4.1.4 and 4.1.6). Whether it
 * is worth anything is for the workspace to say.
 */
public final class TokenTimes {
    private TokenTimes() {}

    /** Null if it does not say when it ends: then it is no OAuth token of a workspace's. */
    public static @Nullable AccessToken read(Secret token) {
        Json claims = TokenClaims.of(token);
        Instant end = claims == null ? null : time(claims.at("/exp"));
        Instant issued = claims == null ? null : time(claims.at("/iat"));
        return end == null ? null : new AccessToken(token, issued == null ? end : issued, end);
    }

    private static @Nullable Instant time(@Nullable String seconds) {
        try {
            return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException _) {
            return null;
        }
    }
}
