package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.client.ClientConnections.Look;
import dev.lakefront.frontdoor.client.Patience.Awaited;
import dev.lakefront.frontdoor.exchange.Downstream;
import dev.lakefront.frontdoor.exchange.Exchange;
import dev.lakefront.frontdoor.exchange.Service;
import dev.lakefront.frontdoor.page.FailureAnswer;
import dev.lakefront.frontdoor.rule.Answer;
import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Peer;
import dev.lakefront.frontdoor.rule.RequestOrigin;
import dev.lakefront.frontdoor.wire.AbruptClose;
import dev.lakefront.frontdoor.wire.LingeringClose;
import dev.lakefront.frontdoor.wire.PeerSockets;
import dev.lakefront.frontdoor.wire.Tunnel;
import dev.lakefront.frontdoor.wire.TunnelEnd;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection from a client: its requests become exchanges, one after the other. */
final class DownstreamConnection extends ChannelInboundHandlerAdapter implements Downstream {
    /** A client that closes its socket sends the end of its output a moment before it is gone. */
    private static final int FIRST_PAUSE_MILLIS = 50;

    private static final int LATER_PAUSES_MILLIS = 1_000;

    private final SocketChannel channel;
    private final Service service;
    private final Peer peer;
    private final RequestDecoder decoder = new RequestDecoder();
    private final ResponseEncoder encoder = new ResponseEncoder();
    private final Patience patience;
    private @Nullable Exchange exchange;
    private boolean served;
    private boolean awaitsBody;
    private boolean inputEnded;

    private DownstreamConnection(SocketChannel channel, Service service) {
        this.channel = channel;
        this.service = service;
        this.peer = Peer.of(channel);
        this.patience = new Patience(service.settings().limits());
    }

    static void serve(SocketChannel channel, Service service) {
        DownstreamConnection connection = new DownstreamConnection(channel, service);
        channel.pipeline().addLast(connection.decoder, connection.encoder, connection);
    }

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
        encoder.answering(method);
    }

    @Override
    public void write(HttpObject part) {
        channel.write(part, channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void readBody() {
        decoder.goOnToBody(channel.pipeline().context(decoder));
        if (inputEnded) {
            // later: what has been received may be on its way through the decoder now
            channel.eventLoop().execute(this::leaveIfRequestIsIncomplete);
        } else {
            awaitsBody = true;
            channel.read();
        }
    }

    @Override
    public void readAhead() {
        if (decoder.hasRoom()) {
            channel.read();
        }
    }

    @Override
    public void next() {
        exchange = null;
        if (channel.isWritable()) { // or a client that takes no answers could pile them up here
            readRequest();
        }
    }

    @Override
    public void close() {
        exchange = null;
        LingeringClose.start(channel);
    }

    @Override
    public void cutShort(Answer answer) {
        if (answer.endsByClosing()) {
            exchange = null;
            channel.flush();
            AbruptClose.of(channel);
        } else {
            close();
        }
    }

    @Override
    public void switchProtocols(HttpResponse head, TunnelEnd app) {
        write(head);
        write(LastHttpContent.EMPTY_LAST_CONTENT);
        flush();
        Tunnel.join(new TunnelEnd(channel, decoder, List.of(encoder, this)), app);
        if (inputEnded) { // before the tunnel was there to hear of it
            channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Exchange current = exchange;
        if (current == null && message instanceof HttpRequest inbound) {
            served = true;
            patience.renew();
            exchange = new Exchange(this, inbound);
            exchange.begin();
        } else if (current != null && message instanceof HttpContent content) {
            current.requestBody(content);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (exchange != null) {
            patience.renew();
            awaitsBody = false;
            exchange.requestRead();
        } else {
            readAhead();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!channel.isWritable()) {
            return;
        }
        if (exchange != null) {
            exchange.clientWritable();
        } else {
            readRequest();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            closeUnlessAwaitingAnswers();
        } else if (event instanceof Look look && patience.isOver(awaited(), look.nanos())) {
            stopWaiting();
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

    /**
     * A client that has ended its output gets the answers to what it asked before, for as long as
     * it is there. No event tells when it leaves.
     */
    private void closeUnlessAwaitingAnswers() {
        if (decoder.needsMore()) {
            left();
        } else {
            long ended = System.nanoTime();
            channel.eventLoop().execute(() -> closeIfGone(ended, FIRST_PAUSE_MILLIS));
        }
    }

    private void closeIfGone(long asked, long pauseMillis) {
        if (exchange != null && !PeerSockets.since(asked).isOpen(channel)) {
            left();
        } else if (exchange != null) {
            long now = System.nanoTime();
            channel.eventLoop()
                    .schedule(
                            () -> closeIfGone(now, LATER_PAUSES_MILLIS),
                            pauseMillis,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void leaveIfRequestIsIncomplete() {
        if (exchange != null && decoder.needsMore()) {
            left();
        }
    }

    private Awaited awaited() {
        if (exchange != null) {
            return awaitsBody && decoder.needsMore() ? Awaited.BODY : Awaited.NOTHING;
        }
        if (decoder.isInHead()) {
            return Awaited.HEAD;
        }
        return served ? Awaited.NOTHING : Awaited.FIRST_OCTET;
    }

    private void stopWaiting() {
        if (exchange != null) {
            exchange.refuse(Patience.BODY_TOO_SLOW);
        } else if (decoder.isInHead()) {
            refuseSlowHead();
        } else {
            left();
        }
    }

    private void refuseSlowHead() {
        String requestId = RequestOrigin.randomId();
        service.settings()
                .requests()
                .failed(requestId, "408: the rest of its head did not come in time");
        answering(HttpMethod.GET);
        write(FailureAnswer.inPlainText(Failure.CLIENT_TOO_SLOW, requestId));
        close();
    }

    private void left() {
        Exchange current = exchange;
        exchange = null;
        if (current != null) {
            current.clientLeft();
        }
        channel.close();
    }

    private void readRequest() {
        decoder.goOnToNext(channel.pipeline().context(decoder));
        if (exchange != null) {
            return;
        }
        if (inputEnded) {
            close();
        } else {
            channel.read();
        }
    }
}
