package dev.lakefront.certificates;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What the local CA may vouch for (RFC 5280, 4.2.1.10): loopback addresses, this machine, and names
 * that nobody can own on the internet. Whoever steals its key cannot play a bank with it.
 */
final class NameConstraints {
    /** Of the extension, among those of X.509. */
    static final String OBJECT_ID = "2.5.29.30";

    private static final List<String> NOBODYS_NAMES =
            List.of("localhost", "local", "test", "internal", "home.arpa");

    /** 127.0.0.0/8, then ::1/128: each an address and its mask. */
    private static final List<String> LOOPBACK =
            List.of("7f000000ff000000", "0".repeat(31) + "1" + "f".repeat(32));

    private static final int SEQUENCE = 0x30;
    private static final int PERMITTED_SUBTREES = 0xA0;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int LONGEST_SHORT_FORM = 127;
    private static final int LENGTH_IN_TWO_OCTETS = 0x82;

    private NameConstraints() {}

    /**
     * The extension's value in DER, as hex digits: keytool knows no other way to say this one.
     *
     * @param machine this machine's own name
     */
    static String hex(String machine) {
        ByteArrayOutputStream subtrees = new ByteArrayOutputStream();
        for (String name : NOBODYS_NAMES) {
            subtrees.writeBytes(subtree(DNS_NAME, ascii(name)));
        }
        subtrees.writeBytes(subtree(DNS_NAME, ascii(machine)));
        for (String range : LOOPBACK) {
            subtrees.writeBytes(subtree(IP_ADDRESS, HexFormat.of().parseHex(range)));
        }
        byte[] permitted = tagged(PERMITTED_SUBTREES, subtrees.toByteArray());
        return HexFormat.of().formatHex(tagged(SEQUENCE, permitted));
    }

    private static byte[] subtree(int kind, byte[] name) {
        return tagged(SEQUENCE, tagged(kind, name));
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > LONGEST_SHORT_FORM) {
            out.write(LENGTH_IN_TWO_OCTETS);
            out.write(content.length >> 8);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
