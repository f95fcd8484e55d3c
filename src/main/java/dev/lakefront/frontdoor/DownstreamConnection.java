package dev.lakefront.frontdoor;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One connection from a client: its requests become exchanges, one after the other. */
final class DownstreamConnection extends ChannelInboundHandlerAdapter {
    private final SocketChannel channel;
    private final FrontDoorSettings settings;
    private final UpstreamPool upstream;
    private final RequestDecoder decoder = new RequestDecoder();
    private final ResponseEncoder encoder = new ResponseEncoder();
    private @Nullable Exchange exchange;

    private DownstreamConnection(
            SocketChannel channel, FrontDoorSettings settings, UpstreamPool upstream) {
        this.channel = channel;
        this.settings = settings;
        this.upstream = upstream;
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

    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    Channel channel() {
        return channel;
    }

    /** The front door's own authority, as this client reached it. */
    String ownHost() {
        return "localhost:" + channel.localAddress().getPort();
    }

    String clientAddress() {
        InetSocketAddress client = channel.remoteAddress();
        return client.getAddress().getHostAddress();
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
        resumeDecoder();
        channel.read();
    }

    void read() {
        channel.read();
    }

    /** The answer is written and the request was read to its end: the next request may come. */
    void next() {
        exchange = null;
        channel.flush();
        resumeDecoder();
        if (exchange == null) {
            channel.read();
        }
    }

    /** Ends the connection once what was written has left. */
    void close() {
        exchange = null;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Ends the connection while the client may still be sending. Closing at once would make its
     * system discard the answer unread (RFC 9112, 9.6), so what still comes is read and dropped.
     */
    void closeGently() {
        exchange = null;
        LingeringClose.start(channel);
    }

    /**
     * Ends the connection in the middle of an answer, so that it cannot pass for a whole one.
     *
     * @param visibly by a reset, because the end of the connection would be the end of the answer
     */
    void cutShort(boolean visibly) {
        if (visibly) {
            exchange = null;
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        } else {
            close();
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
            ctx.read();
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
        if (event instanceof ChannelInputShutdownEvent) {
            left();
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
        if (current != null) {
            current.clientLeft();
        }
        channel.close();
    }

    private void resumeDecoder() {
        try {
            decoder.resume(channel.pipeline().context(decoder));
        } catch (Exception e) {
            channel.pipeline().fireExceptionCaught(e);
        }
    }
}
