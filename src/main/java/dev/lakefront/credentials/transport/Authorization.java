package dev.lakefront.credentials.transport;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The value of an {@code Authorization} field.
 *
 * @param value never printed: it is, or is as good as, the credential
 */
public record Authorization(Secret value) {
    /** A bearer token (RFC 6750, 2.1). */
    public static Authorization bearer(AccessToken token) {
        return bearer(token.value());
    }

    public static Authorization bearer(Secret token) {
        return new Authorization(new Secret("Bearer " + token.reveal()));
    }

    /** User name and password (RFC 7617). */
    public static Authorization basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Authorization(new Secret("Basic " + Base64.getEncoder().encodeToString(pair)));
    }
}
