package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.client.ClientConnections.Look;
import dev.lakefront.frontdoor.client.Patience.Awaited;
import dev.lakefront.frontdoor.exchange.Downstream;
import dev.lakefront.frontdoor.exchange.Exchange;
import dev.lakefront.frontdoor.exchange.Service;
import dev.lakefront.frontdoor.rule.Answer;
import dev.lakefront.frontdoor.rule.Http2Answer;
import dev.lakefront.frontdoor.rule.Http2Fields;
import dev.lakefront.frontdoor.rule.Http2Request;
import dev.lakefront.frontdoor.rule.Peer;
import dev.lakefront.frontdoor.wire.StreamOctets;
import dev.lakefront.frontdoor.wire.Tunnel;
import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream of an HTTP/2 connection from a client: one request and its answer. */
final class DownstreamStream extends ChannelInboundHandlerAdapter implements Downstream {
    private final Channel channel;
    private final Service service;
    private final Peer peer;

    /** What came of the body before there was an app to send it to. */
    private final Deque<HttpContent> held = new ArrayDeque<>();

    private @Nullable Exchange exchange;
    private @Nullable ChannelFuture ending;
    private final Patience patience;
    private boolean bodyWanted;
    private boolean awaitsBody;
    private boolean tunnelWanted;
    private boolean inputEnded;
    private boolean answersHead;
    private boolean interim;

    DownstreamStream(Channel channel, Service service, Peer peer) {
        this.channel = channel;
        this.service = service;
        this.peer = peer;
        this.patience = new Patience(service.settings().limits());
    }

    // ---- what the exchange asks for ----

    @Override
    public Service service() {
        return service;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void answering(HttpMethod method) {
        answersHead = HttpMethod.HEAD.equals(method);
    }

    @Override
    public void write(HttpObject part) {
        if (part instanceof HttpResponse head) {
            interim = head.status().code() < 200;
            channel.write(new DefaultHttp2HeadersFrame(Http2Answer.write(head)));
        }
        if (part instanceof LastHttpContent end) {
            if (interim) {
                end.release(); // of an interim answer: the final one follows
            } else {
                writeEnd(end);
            }
        } else if (part instanceof HttpContent content) {
            channel.write(new DefaultHttp2DataFrame(content.content()));
        }
    }

    private void writeEnd(LastHttpContent end) {
        if (answersHead) {
            end.release();
            ending = channel.write(new DefaultHttp2DataFrame(true));
        } else if (end.trailingHeaders().isEmpty()) {
            ending = channel.write(new DefaultHttp2DataFrame(end.content(), true));
        } else {
            channel.write(new DefaultHttp2DataFrame(end.content()));
            Http2Headers trailers = Http2Fields.of(end.trailingHeaders());
            ending = channel.write(new DefaultHttp2HeadersFrame(trailers, true));
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void readBody() {
        bodyWanted = true;
        Exchange current = exchange;
        if (current == null || held.isEmpty()) {
            awaitsBody = true;
            channel.read();
            return;
        }
        while (!held.isEmpty()) {
            current.requestBody(held.remove());
        }
        current.requestRead();
    }

    @Override
    public void readAhead() {
        // nothing comes before its turn: every request has a stream of its own
    }

    @Override
    public void next() {
        exchange = null;
    }

    /** RFC 9113, 8.1: the rest of a request that is answered already is asked not to be sent. */
    @Override
    public void close() {
        exchange = null;
        channel.flush();
        if (!inputEnded && ending != null) {
            ending.addListener(written -> reset(Http2Error.NO_ERROR));
        }
    }

    @Override
    public void cutShort(Answer answer) {
        exchange = null;
        reset(Http2Error.INTERNAL_ERROR);
    }

    private void reset(Http2Error reason) {
        channel.writeAndFlush(new DefaultHttp2ResetFrame(reason))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void switchProtocols(HttpResponse head, TunnelEnd app) {
        exchange = null;
        channel.writeAndFlush(new DefaultHttp2HeadersFrame(Http2Answer.writeSwitching(head)));
        channel.pipeline().addFirst(new StreamOctets());
        Tunnel.join(new TunnelEnd(channel, this, List.of()), app);
    }

    /** What came behind a handshake goes through the tunnel first. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        while (!held.isEmpty()) {
            ctx.fireChannelRead(held.remove().content());
        }
        ctx.fireChannelReadComplete();
        if (tunnelWanted && inputEnded) {
            ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    // ---- what the client sends ----

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof Http2HeadersFrame head && exchange == null && !inputEnded) {
            begin(head);
        } else if (message instanceof Http2HeadersFrame trailers) {
            LastHttpContent end = new DefaultLastHttpContent();
            end.trailingHeaders().set(Http2Fields.readTrailers(trailers.headers()));
            body(end, true);
        } else if (message instanceof Http2DataFrame data) {
            body(contentOf(data), data.isEndStream());
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(Http2HeadersFrame head) {
        inputEnded = head.isEndStream();
        tunnelWanted = Http2Request.opensWebSocket(head.headers());
        Exchange begun = new Exchange(this, Http2Request.read(head.headers(), inputEnded));
        exchange = begun;
        begun.begin();
        if (inputEnded || tunnelWanted) {
            begun.requestBody(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private void body(HttpContent content, boolean ends) {
        inputEnded |= ends;
        Exchange current = exchange;
        if (current == null) {
            content.release();
        } else if (bodyWanted && !tunnelWanted) {
            current.requestBody(content);
        } else {
            held.add(content);
        }
    }

    private static HttpContent contentOf(Http2DataFrame data) {
        return data.isEndStream()
                ? new DefaultLastHttpContent(data.content())
                : new DefaultHttpContent(data.content());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (exchange != null) {
            patience.renew();
            awaitsBody = false;
            exchange.requestRead();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (exchange != null && channel.isWritable()) {
            exchange.clientWritable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Http2ResetFrame) {
            left();
        } else if (event instanceof Look look
                && exchange != null
                && patience.isOver(awaitsBody ? Awaited.BODY : Awaited.NOTHING, look.nanos())) {
            exchange.refuse(Patience.BODY_TOO_SLOW);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        left();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        left();
    }

    private void left() {
        Exchange current = exchange;
        exchange = null;
        held.forEach(HttpContent::release);
        held.clear();
        if (current != null) {
            current.clientLeft();
        }
        channel.close();
    }
}
