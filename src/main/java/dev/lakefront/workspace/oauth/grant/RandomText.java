package dev.lakefront.workspace.oauth.grant;

import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody guesses, of characters that need no encoding anywhere. */
public final class RandomText {
    private static final int BYTES = 32;

    private RandomText() {}

    public static String next() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
