package dev.lakefront.credentials.browser;

import dev.lakefront.digest.Sha256;
import dev.lakefront.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proof that whoever redeems an authorization code is who asked for it (RFC 7636, S256).
 *
 * @param verifier shown only to the token endpoint
 * @param challenge its hash, which everybody may see
 */
record Pkce(Secret verifier, String challenge) {
    private static final int OCTETS = 64;

    static Pkce fresh() {
        return of(new Secret(random(OCTETS)));
    }

    static Pkce of(Secret verifier) {
        byte[] octets = verifier.reveal().getBytes(StandardCharsets.US_ASCII);
        return new Pkce(verifier, base64(Sha256.of(octets)));
    }

    /** So many octets that nobody can guess, as base64url. */
    static String random(int octets) {
        byte[] drawn = new byte[octets];
        new SecureRandom().nextBytes(drawn);
        return base64(drawn);
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
