package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Secret;
import org.jspecify.annotations.Nullable;

/** Who has issued a JWT, in its own words (RFC 7519, 4.1.1). Nothing is believed for it. */
public final class TokenIssuer {
    private TokenIssuer() {}

    /** Null if it does not say. */
    public static @Nullable String of(Secret token) {
        Json claims = TokenClaims.of(token);
        return claims == null ? null : claims.at("/iss");
    }
}
