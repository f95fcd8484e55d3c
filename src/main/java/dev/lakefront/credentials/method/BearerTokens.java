package dev.lakefront.credentials.method;

import dev.lakefront.identity.Secret;
import org.jspecify.annotations.Nullable;

/** What a bearer token may look like. */
public final class BearerTokens {
    private BearerTokens() {}

    /**
     * The token, if it is there and of visible ASCII characters only (RFC 6749, A.12): anything
     * else could not stand in a header field.
     */
    public static @Nullable Secret read(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return null;
            }
        }
        return new Secret(token);
    }
}
