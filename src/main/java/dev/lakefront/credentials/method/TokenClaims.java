package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a token says of itself, if it is a JWT (RFC 7519). No signature is checked. */
final class TokenClaims {
    private TokenClaims() {}

    /** Null if it is none. */
    static @Nullable Json of(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            return Json.read(new String(claims, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException _) {
            return null;
        }
    }
}
