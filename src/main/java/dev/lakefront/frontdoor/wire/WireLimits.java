package dev.lakefront.frontdoor.wire;

import io.netty.handler.codec.http.HttpDecoderConfig;

/** How much of a message's head is taken in before it is refused. */
public final class WireLimits {
    /** Request line or status line, octets. */
    static final int LINE = 64 * 1024;

    /** All header fields together, octets: room for a token and a browser's cookies. */
    public static final int HEAD = 256 * 1024;

    /** What a client may send before it is its turn, octets: the rest waits in its system. */
    public static final int READ_AHEAD = 64 * 1024;

    /** One piece of a body, octets; a body itself has no limit. */
    private static final int PIECE = 64 * 1024;

    private WireLimits() {}

    public static HttpDecoderConfig decoderConfig() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(LINE)
                .setMaxHeaderSize(HEAD)
                .setMaxChunkSize(PIECE);
    }
}
