package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Reads requests from a client, one step at a time: after a head it waits for {@link #goOnToBody},
 * and after the end of a request for {@link #goOnToNext}. So a body is not read before there is an
 * app to send it to, a pipelined request not before its turn, and bytes that follow an upgrade are
 * never mistaken for HTTP.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private enum Place {
        IN_MESSAGE,
        AFTER_HEAD,
        AFTER_END
    }

    private static final DecoderResult FOLDED =
            DecoderResult.failure(new DecoderException("a field goes on in the next line"));

    private final FoldedFields folded = new FoldedFields();
    private Place place = Place.IN_MESSAGE;
    private boolean headBegun;
    private boolean inBody;
    private boolean decoding;

    RequestDecoder() {
        super(WireLimits.decoderConfig());
    }

    /** Goes on to the body, with what has been received already; not if the request has ended. */
    void goOnToBody(ChannelHandlerContext decoder) {
        goOn(decoder, Place.AFTER_HEAD);
    }

    /** Goes on to the next request, with what has been received already. */
    void goOnToNext(ChannelHandlerContext decoder) {
        goOn(decoder, Place.AFTER_END);
    }

    /** Whether more may be received: while waiting, only so much is held. */
    boolean hasRoom() {
        return place == Place.IN_MESSAGE || actualReadableBytes() < WireLimits.READ_AHEAD;
    }

    /** Whether a request, or the next piece of one, can only come with more octets. */
    boolean needsMore() {
        return place == Place.IN_MESSAGE;
    }

    /** Whether a part of a head has come, and not all of it. */
    boolean isInHead() {
        return place == Place.IN_MESSAGE && !inBody && (headBegun || actualReadableBytes() > 0);
    }

    /** The base class would throw away what waits for its turn here. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.fireUserEventTriggered(event);
        } else {
            super.userEventTriggered(ctx, event);
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
        if (place == Place.IN_MESSAGE) {
            super.channelReadComplete(ctx);
        } else {
            // the base class would read on until it can decode something: without a bound
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (place != Place.IN_MESSAGE) {
            return;
        }
        int before = out.size();
        int from = in.readerIndex();
        super.decode(ctx, in, out);
        if (!inBody) {
            folded.look(in, from, in.readerIndex());
            headBegun |= in.readerIndex() > from;
        }
        if (out.size() > before) {
            if (out.get(before) instanceof HttpRequest head && folded.endHead()) {
                head.setDecoderResult(FOLDED);
            }
            place = placeAfter(out.getLast());
            headBegun = false;
            inBody = place != Place.AFTER_END;
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // the base class would drop the length; Framing refuses the request instead
    }

    private static Place placeAfter(Object part) {
        if (part instanceof LastHttpContent) {
            return Place.AFTER_END;
        }
        return part instanceof HttpRequest ? Place.AFTER_HEAD : Place.IN_MESSAGE;
    }

    private void goOn(ChannelHandlerContext decoder, Place from) {
        if (place != from) {
            return;
        }
        place = Place.IN_MESSAGE;
        if (decoding || actualReadableBytes() == 0) {
            return; // the call that is decoding goes on, or there is nothing to decode
        }
        try {
            channelRead(decoder, Unpooled.EMPTY_BUFFER);
            channelReadComplete(decoder);
        } catch (Exception e) {
            decoder.pipeline().fireExceptionCaught(e);
        }
    }
}
