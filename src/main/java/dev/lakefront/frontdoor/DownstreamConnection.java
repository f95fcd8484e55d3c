package dev.lakefront.frontdoor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One connection from a client: its requests become exchanges, one after the other. */
final class DownstreamConnection extends ChannelInboundHandlerAdapter {
    /** A client that closes its socket sends the end of its output a moment before it is gone. */
    private static final int FIRST_LOOK_MILLIS = 50;

    private static final int LATER_LOOKS_MILLIS = 1_000;

    private final SocketChannel channel;
    private final FrontDoorSettings settings;
    private final UpstreamPool upstream;
    private final String clientAddress;
    private final RequestDecoder decoder = new RequestDecoder();
    private final ResponseEncoder encoder = new ResponseEncoder();
    private @Nullable Exchange exchange;
    private boolean inputEnded;

    private DownstreamConnection(
            SocketChannel channel, FrontDoorSettings settings, UpstreamPool upstream) {
        this.channel = channel;
        this.settings = settings;
        this.upstream = upstream;
        this.clientAddress = NetUtil.toAddressString(channel.remoteAddress().getAddress());
    }

    static void serve(SocketChannel channel, FrontDoorSettings settings, UpstreamPool upstream) {
        DownstreamConnection connection = new DownstreamConnection(channel, settings, upstream);
        channel.pipeline().addLast(connection.decoder, connection.encoder, connection);
    }

    FrontDoorSettings settings() {
        return settings;
    }

    UpstreamPool upstream() {
        return upstream;
    }

    Channel channel() {
        return channel;
    }

    /** The front door's own authority, as this client reached it. */
    String ownHost() {
        return "localhost:" + channel.localAddress().getPort();
    }

    /** The client's IP address (RFC 5952). */
    String clientAddress() {
        return clientAddress;
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Must come before the first byte of an answer is written. */
    void answering(HttpMethod method) {
        encoder.answering(method);
    }

    void write(HttpObject part) {
        channel.write(part, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    /** Takes in more of the request's body. */
    void readBody() {
        decoder.goOnToBody(channel.pipeline().context(decoder));
        if (inputEnded) {
            // later: what has been received may be on its way through the decoder now
            channel.eventLoop().execute(this::leaveIfRequestIsIncomplete);
        } else {
            channel.read();
        }
    }

    /** Takes in what comes before its turn, if anything does, and only so much of it. */
    void readAhead() {
        if (decoder.hasRoom()) {
            channel.read();
        }
    }

    /** The answer is written and the request was read to its end: the next request may come. */
    void next() {
        exchange = null;
        if (channel.isWritable()) { // or a client that takes no answers could pile them up here
            readRequest();
        }
    }

    /** Ends the connection once what was written has left. */
    void close() {
        exchange = null;
        LingeringClose.start(channel);
    }

    /** Ends the connection in the middle of an answer, so that it cannot pass for a whole one. */
    void cutShort(Answer answer) {
        if (answer.endsByClosing()) {
            exchange = null;
            channel.flush();
            AbruptClose.of(channel);
        } else {
            close();
        }
    }

    /**
     * Goes on, on the event loop, with what is awaited: at once if it is there already. A bug in
     * {@code next} ends the connection, which would hang else.
     */
    <T> void whenDone(
            CompletableFuture<T> awaited, BiConsumer<@Nullable T, @Nullable Throwable> next) {
        BiConsumer<@Nullable T, @Nullable Throwable> attempt =
                (value, failure) -> {
                    try {
                        next.accept(value, failure);
                    } catch (RuntimeException bug) {
                        channel.pipeline().fireExceptionCaught(bug);
                    }
                };
        if (awaited.isDone()) {
            awaited.whenComplete(attempt);
        } else {
            awaited.whenCompleteAsync(attempt, channel.eventLoop());
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
            closeUnlessAwaitingAnswers(FIRST_LOOK_MILLIS);
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
    private void closeUnlessAwaitingAnswers(long nextLookMillis) {
        if (decoder.needsMore() || !PeerSocket.isOpen(channel)) {
            left();
        } else {
            channel.eventLoop()
                    .schedule(
                            () -> {
                                if (channel.isOpen() && exchange != null) {
                                    closeUnlessAwaitingAnswers(LATER_LOOKS_MILLIS);
                                }
                            },
                            nextLookMillis,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void leaveIfRequestIsIncomplete() {
        if (exchange != null && decoder.needsMore()) {
            left();
        }
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
