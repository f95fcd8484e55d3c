package dev.lakefront.frontdoor.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;

/**
 * Notices a field that goes on in the next line (RFC 9112, 5.2): some servers join the lines, some
 * end the field, so such a request is refused. The decoder joins them and does not tell.
 */
final class FoldedFields {
    private boolean begun;
    private boolean found;

    /** Looks at more of a head: any number of whole lines. */
    void look(ByteBuf buffer, int from, int to) {
        int line = from;
        while (line < to) {
            byte first = buffer.getByte(line);
            found |= begun && (first == HttpConstants.SP || first == HttpConstants.HT);
            begun = true;
            int end = buffer.indexOf(line, to, HttpConstants.LF);
            line = end < 0 ? to : end + 1;
        }
    }

    /** Whether the head that has ended had one; the next head follows. */
    boolean endHead() {
        boolean had = found;
        begun = false;
        found = false;
        return had;
    }
}
