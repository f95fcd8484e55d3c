package dev.lakefront.frontdoor.rule;

import java.nio.charset.StandardCharsets;

/**
 * Text of ours as a field value. The codecs write one octet a char, so text beyond ASCII becomes
 * its UTF-8 octets first (RFC 9110, 5.5 leaves other encodings opaque; the platform sends UTF-8).
 */
final class HeaderText {
    private HeaderText() {}

    /** The value to add. A control character, which could end the field, becomes a space. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return encode(text);
            }
        }
        return text;
    }

    private static String encode(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if ((octets[i] >= 0 && octets[i] < ' ') || octets[i] == 0x7F) {
                octets[i] = ' ';
            }
        }
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
