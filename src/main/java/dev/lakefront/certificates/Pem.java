package dev.lakefront.certificates;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The text form of certificates and keys (RFC 7468). */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";

    /** Of a key in PKCS#8, not encrypted (RFC 7468, 10). */
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LINE = 64;

    private Pem() {}

    /** What stands between a BEGIN line and its END line; it may be a key, so it does not print. */
    record Block(String label, String base64) {
        /**
         * @throws IllegalArgumentException if it is not Base64
         */
        byte[] octets() {
            return Base64.getMimeDecoder().decode(base64);
        }

        @Override
        public String toString() {
            return "Block[" + label + "]";
        }
    }

    /** Every whole block of the text, in order; what stands between blocks is a comment. */
    static List<Block> read(String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            int end = text.indexOf(END, begin);
            if (labelEnd < 0 || end < labelEnd) {
                break;
            }
            String label = text.substring(begin + BEGIN.length(), labelEnd);
            blocks.add(new Block(label, text.substring(labelEnd + DASHES.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    static String write(String label, byte[] octets) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(octets);
        return BEGIN + label + DASHES + "\n" + base64 + "\n" + END + label + DASHES + "\n";
    }
}
