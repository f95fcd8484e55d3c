package dev.lakefront.frontdoor.app;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;

/**
 * Notices a line of an answer's head that is no field (RFC 9112, 5.1): one without a colon, or with
 * white space inside its name. The decoder makes a field of it and does not tell.
 */
final class FieldLines {
    private boolean begun;
    private boolean broken;

    /** Looks at more of a head: any number of whole lines. */
    void look(ByteBuf buffer, int from, int to) {
        int line = from;
        while (line < to) {
            int lineFeed = buffer.indexOf(line, to, HttpConstants.LF);
            int end = lineFeed < 0 ? to : lineFeed;
            broken |= begun && !isField(buffer, line, end);
            begun = true;
            line = end + 1;
        }
    }

    /** Whether the head that has ended had one; the next head follows. */
    boolean endHead() {
        boolean was = broken;
        begun = false;
        broken = false;
        return was;
    }

    private static boolean isField(ByteBuf buffer, int from, int end) {
        byte first = buffer.getByte(from);
        if (first == HttpConstants.CR || first == HttpConstants.LF || isSpace(first)) {
            return true; // the empty line at the end, or more of the field before
        }
        int colon = buffer.indexOf(from, end, HttpConstants.COLON);
        return colon >= 0 && isName(buffer, from, colon);
    }

    /** White space may only stand before the colon, where a proxy takes it away. */
    private static boolean isName(ByteBuf buffer, int from, int colon) {
        int nameEnd = colon;
        while (nameEnd > from && isSpace(buffer.getByte(nameEnd - 1))) {
            nameEnd--;
        }
        for (int i = from; i < nameEnd; i++) {
            if (isSpace(buffer.getByte(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte octet) {
        return octet == HttpConstants.SP || octet == HttpConstants.HT;
    }
}
