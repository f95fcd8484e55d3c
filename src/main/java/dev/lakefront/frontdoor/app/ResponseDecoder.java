package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/** Reads answers from the app; told of each request, because HEAD decides where its answer ends. */
final class ResponseDecoder extends HttpResponseDecoder {
    private static final DecoderResult NO_FIELD =
            DecoderResult.failure(new DecoderException("a line of the head is no field"));

    private final FieldLines lines = new FieldLines();
    private boolean answersHead;
    private boolean begun;
    private boolean inBody;

    ResponseDecoder() {
        super(WireLimits.decoderConfig());
    }

    void expectAnswerTo(HttpMethod method) {
        answersHead = HttpMethod.HEAD.equals(method);
    }

    /** Whether the beginning of an answer has come, and not its end. */
    boolean hasBegun() {
        return begun || actualReadableBytes() > 0;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        int before = out.size();
        int from = in.readerIndex();
        super.decode(ctx, in, out);
        if (!inBody) {
            lines.look(in, from, in.readerIndex());
        }
        if (out.size() > before) {
            if (out.get(before) instanceof HttpResponse head && lines.endHead()) {
                head.setDecoderResult(NO_FIELD);
            }
            begun = !(out.getLast() instanceof LastHttpContent);
            inBody = begun;
        } else {
            begun |= in.readerIndex() > from;
        }
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage answer) {
        return answersHead || super.isContentAlwaysEmpty(answer);
    }

    /** The base class would make a malformed answer of half a head: that it ended is the point. */
    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        super.decodeLast(ctx, in, out);
        if (!out.isEmpty() && out.getLast() instanceof HttpMessage last && isHalf(last)) {
            out.removeLast();
        }
    }

    private static boolean isHalf(HttpMessage message) {
        return message.decoderResult().cause() instanceof PrematureChannelClosureException;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage answer) {
        // RFC 9112, 6.3: an attempt at response splitting. Thrown here, it makes the answer
        // invalid.
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
