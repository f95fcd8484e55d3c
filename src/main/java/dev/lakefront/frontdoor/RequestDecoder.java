package dev.lakefront.frontdoor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Reads requests from a client, one step at a time: after a head, and after the end of a request,
 * it waits for {@link #resume}. So a body is not read before there is an app to send it to, a
 * pipelined request not before its turn, and bytes that follow an upgrade are never mistaken for
 * HTTP.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private boolean paused;
    private boolean decoding;

    RequestDecoder() {
        super(WireLimits.decoderConfig());
    }

    /** Goes on to the body, or to the next request, with what has been received already. */
    void resume(ChannelHandlerContext decoder) throws Exception {
        paused = false;
        if (!decoding && actualReadableBytes() > 0) {
            channelRead(decoder, Unpooled.EMPTY_BUFFER);
            channelReadComplete(decoder);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        boolean nested = decoding;
        decoding = true;
        try {
            super.channelRead(ctx, message);
        } finally {
            decoding = nested;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (paused) {
            // the base class would read on until it can decode something: without a bound
            ctx.fireChannelReadComplete();
        } else {
            super.channelReadComplete(ctx);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (paused) {
            return;
        }
        int before = out.size();
        super.decode(ctx, in, out);
        if (out.size() > before) {
            Object last = out.getLast();
            paused = last instanceof HttpRequest || last instanceof LastHttpContent;
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // the base class would drop the length; RequestFraming refuses the request instead
    }
}
