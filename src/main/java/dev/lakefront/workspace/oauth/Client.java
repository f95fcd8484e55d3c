package dev.lakefront.workspace.oauth;

import dev.lakefront.identity.Secret;
import dev.lakefront.workspace.directory.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A registered OAuth client.
 *
 * @param credentials what it proves itself with
 * @param principal whom its tokens stand for
 */
public record Client(ClientCredentials credentials, Principal principal) {
    private static final int SECRET_BYTES = 32;

    static Client register(String clientId, Principal principal, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        // Hexadecimal, because clients disagree on whether Basic form-encodes (RFC 6749, 2.3.1):
        // these digits read the same either way.
        return new Client(
                new ClientCredentials(clientId, new Secret(HexFormat.of().formatHex(secret))),
                principal);
    }

    String id() {
        return credentials.clientId();
    }

    /** Takes the same time for a nearly right guess as for a wrong one. */
    boolean hasSecret(String presented) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8),
                credentials.clientSecret().reveal().getBytes(StandardCharsets.UTF_8));
    }
}
