package dev.lakefront.frontdoor.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One end of the two connections after a 101: octets that arrive here leave at the other end, as
 * they are, no faster than that end takes them. An end of input, an orderly close and a reset each
 * arrive at the other end as what they were.
 */
public final class Tunnel extends ChannelInboundHandlerAdapter {
    private final Channel other;
    private @Nullable Tunnel otherEnd;
    private boolean inputEnded;

    private Tunnel(Channel other) {
        this.other = other;
    }

    /**
     * Joins the connections. What either side sent behind its handshake waits in that side's
     * decoder and goes through first.
     */
    public static void join(TunnelEnd downstream, TunnelEnd upstream) {
        Tunnel atClient = new Tunnel(upstream.channel());
        Tunnel atApp = new Tunnel(downstream.channel());
        atClient.otherEnd = atApp;
        atApp.otherEnd = atClient;
        downstream.become(atClient);
        upstream.become(atApp);
        // only now that neither encoder is there
        downstream.handOn();
        upstream.handOn();
        downstream.channel().read();
        upstream.channel().read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf octets) {
            other.write(octets, other.voidPromise());
        } else {
            ReferenceCountUtil.release(message); // the empty body of the 101
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        other.flush();
        if (other.isWritable()) {
            ctx.read();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            other.read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            whenWritten(written -> endOtherOutput(ctx.channel()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        whenWritten(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        AbruptClose.of(other); // a reset here is a reset there
        ctx.close();
    }

    private void endOtherOutput(Channel thisEnd) {
        ChannelFuture ended = endOutput(other);
        if (otherEnd != null && otherEnd.inputEnded) { // both directions have ended
            ended.addListener(written -> {
                other.close();
                thisEnd.close();
            });
        }
    }

    private static ChannelFuture endOutput(Channel channel) {
        return channel instanceof DuplexChannel connection
                ? OutputEnd.of(connection)
                : channel.writeAndFlush(StreamOctets.END);
    }

    private void whenWritten(ChannelFutureListener then) {
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(then);
    }
}
