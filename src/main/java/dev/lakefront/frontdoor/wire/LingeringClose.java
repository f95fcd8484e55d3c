package dev.lakefront.frontdoor.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection in good order: once the last answer has left, what the client still sends is
 * read and dropped for a moment. Closing at once would make its system discard the answer unread
 * (RFC 9112, 9.6).
 */
public final class LingeringClose extends ChannelInboundHandlerAdapter {
    private static final int LONGEST_SECONDS = 2;

    public static void start(SocketChannel channel) {
        List<ChannelHandler> http = aboveTls(channel);
        channel.pipeline().addLast(new LingeringClose());
        http.reversed().forEach(channel.pipeline()::remove);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> endOutput(channel));
        channel.read();
    }

    private static List<ChannelHandler> aboveTls(SocketChannel channel) {
        Map<String, ChannelHandler> handlers = channel.pipeline().toMap();
        handlers.remove(ClientTls.CODEC);
        handlers.remove(ClientTls.INPUT_END);
        return List.copyOf(handlers.values());
    }

    private static void endOutput(SocketChannel channel) {
        OutputEnd.of(channel);
        channel.eventLoop().schedule(() -> channel.close(), LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
