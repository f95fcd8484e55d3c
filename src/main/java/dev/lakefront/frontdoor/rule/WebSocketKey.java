package dev.lakefront.frontdoor.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The key of a WebSocket handshake in HTTP/1.1 (RFC 6455, 4.1). HTTP/2 has none (RFC 8441, 5), so
 * where the two meet one is made, or answered. It is no secret: it proves that it was read.
 */
final class WebSocketKey {
    private static final int OCTETS = 16;
    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketKey() {}

    static String random() {
        byte[] key = new byte[OCTETS];
        ThreadLocalRandom.current().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What a server answers to that key (RFC 6455, 4.2.2). */
    static String answerTo(String key) {
        try {
            byte[] both = (key + SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(both);
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
