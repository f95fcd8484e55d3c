package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.exchange.Exchange;
import dev.lakefront.frontdoor.rule.Http2Answer;
import dev.lakefront.frontdoor.rule.Http2Fields;
import dev.lakefront.frontdoor.rule.Http2Request;
import dev.lakefront.frontdoor.rule.Upgrade;
import dev.lakefront.frontdoor.wire.StreamOctets;
import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream of the HTTP/2 connection to the app: one request and its answer. */
final class UpstreamStream extends UpstreamEnd {

    /** What came behind the answer that opened a tunnel. */
    private final Deque<Http2DataFrame> held = new ArrayDeque<>();

    private @Nullable HttpRequest request;

    /** Kept until it is known whether a body follows. */
    private @Nullable Http2Headers unsentHead;

    private boolean tunnelOpen;
    private boolean inputEnded;

    UpstreamStream(Channel channel) {
        super(channel);
    }

    // ---- what the exchange asks for ----

    @Override
    public boolean wasServed() {
        return false;
    }

    @Override
    public void begin(Exchange borrower, HttpRequest outbound) {
        exchange = borrower;
        request = outbound;
        unsentHead = Http2Request.write(outbound);
        channel.read();
    }

    @Override
    public void write(HttpContent content) {
        if (opensTunnel()) {
            content.release(); // the end of a request without a body, whose stream goes on
        } else if (content instanceof LastHttpContent end) {
            writeEnd(end);
        } else {
            writeHead(false);
            channel.write(new DefaultHttp2DataFrame(content.content()));
        }
    }

    private void writeEnd(LastHttpContent end) {
        boolean hasTrailers = !end.trailingHeaders().isEmpty();
        if (unsentHead != null && !hasTrailers && !end.content().isReadable()) {
            end.release();
            writeHead(true);
            return;
        }
        writeHead(false);
        channel.write(new DefaultHttp2DataFrame(end.content(), !hasTrailers));
        if (hasTrailers) {
            Http2Headers trailers = Http2Fields.of(end.trailingHeaders());
            channel.write(new DefaultHttp2HeadersFrame(trailers, true));
        }
    }

    private void writeHead(boolean ends) {
        Http2Headers head = unsentHead;
        unsentHead = null;
        if (head != null) {
            channel.write(new DefaultHttp2HeadersFrame(head, ends));
        }
    }

    @Override
    public void flush() {
        writeHead(false);
        channel.flush();
    }

    /** A stream is for one exchange; its connection goes on. */
    @Override
    public void giveBack() {
        close();
    }

    @Override
    public void close() {
        discard();
    }

    @Override
    public TunnelEnd tunnelEnd() {
        exchange = null;
        channel.pipeline().addFirst(new StreamOctets());
        return new TunnelEnd(channel, this, List.of());
    }

    /** What came behind the answer goes through the tunnel first. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        while (!held.isEmpty()) {
            ctx.fireChannelRead(held.remove().content());
        }
        ctx.fireChannelReadComplete();
        if (tunnelOpen && inputEnded) {
            ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    // ---- what the app sends ----

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Exchange current = exchange;
        if (current == null && !tunnelOpen) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof Http2HeadersFrame head && head.headers().status() != null) {
            answer(head);
        } else if (message instanceof Http2HeadersFrame trailers) {
            answerEnd(trailers.headers());
        } else if (message instanceof Http2DataFrame data) {
            answerBody(data);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void answer(Http2HeadersFrame frame) {
        Exchange current = exchange;
        HttpRequest asked = request;
        if (current == null || asked == null) {
            return;
        }
        inputEnded = frame.isEndStream();
        HttpResponse head = Http2Answer.read(frame.headers(), asked, inputEnded);
        tunnelOpen = head.status().code() == 101;
        current.answer(head);
        if (!tunnelOpen && (inputEnded || head.status().code() < 200)) {
            pass(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private void answerBody(Http2DataFrame data) {
        inputEnded |= data.isEndStream();
        if (tunnelOpen) {
            held.add(data);
        } else if (data.isEndStream()) {
            pass(new DefaultLastHttpContent(data.content()));
        } else {
            pass(new DefaultHttpContent(data.content()));
        }
    }

    private void answerEnd(Http2Headers trailers) {
        inputEnded = true;
        LastHttpContent end = new DefaultLastHttpContent();
        end.trailingHeaders().set(Http2Fields.readTrailers(trailers));
        pass(end);
    }

    private void pass(HttpContent content) {
        if (exchange != null) {
            exchange.answerBody(content);
        } else {
            content.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Http2ResetFrame) {
            ended();
        }
    }

    @Override
    void discard() {
        exchange = null;
        channel.close();
    }

    private boolean opensTunnel() {
        return request != null && Upgrade.wantedBy(request) != null;
    }
}
