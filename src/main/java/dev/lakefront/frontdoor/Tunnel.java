package dev.lakefront.frontdoor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * One end of the two connections after a 101: octets that arrive here leave at the other end, as
 * they are, no faster than that end takes them. An end of input, an orderly close and a reset each
 * arrive at the other end as what they were.
 */
final class Tunnel extends ChannelInboundHandlerAdapter {
    private final Channel other;

    private Tunnel(Channel other) {
        this.other = other;
    }

    /**
     * Joins the connections. What either side sent behind its handshake waits in that side's
     * decoder and goes through first.
     */
    static void join(Channel downstream, Channel upstream) {
        ChannelHandler downstreamDecoder = replaceAllButDecoder(downstream, upstream);
        ChannelHandler upstreamDecoder = replaceAllButDecoder(upstream, downstream);
        // only now that neither encoder is there: a decoder that goes hands on what it holds
        downstream.pipeline().remove(downstreamDecoder);
        upstream.pipeline().remove(upstreamDecoder);
        if (((DuplexChannel) downstream).isInputShutdown()) { // it ended before: not told again
            downstream.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        } else {
            downstream.read();
        }
        upstream.read();
    }

    private static ChannelHandler replaceAllButDecoder(Channel channel, Channel other) {
        List<ChannelHandler> http = List.copyOf(channel.pipeline().toMap().values());
        channel.pipeline().addLast(new Tunnel(other));
        http.stream().skip(1).forEach(channel.pipeline()::remove);
        return http.getFirst();
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
            DuplexChannel thisEnd = (DuplexChannel) ctx.channel();
            whenWritten(written -> endOtherOutput(thisEnd));
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

    private void endOtherOutput(DuplexChannel thisEnd) {
        DuplexChannel there = (DuplexChannel) other;
        there.shutdownOutput();
        if (there.isInputShutdown() && thisEnd.isOutputShutdown()) { // both directions have ended
            there.close();
            thisEnd.close();
        }
    }

    private void whenWritten(ChannelFutureListener then) {
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(then);
    }
}
