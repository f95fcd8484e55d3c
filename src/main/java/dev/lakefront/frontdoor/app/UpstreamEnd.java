package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.exchange.Exchange;
import dev.lakefront.frontdoor.exchange.Upstream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** What an end at the app tells its exchange, whichever protocol is spoken there. */
abstract class UpstreamEnd extends ChannelInboundHandlerAdapter implements Upstream {
    final Channel channel;
    @Nullable Exchange exchange;

    UpstreamEnd(Channel channel) {
        this.channel = channel;
    }

    /** Ends it; it is of no use to another exchange. */
    abstract void discard();

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void read() {
        channel.read();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (exchange != null) {
            exchange.answerRead();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (exchange != null && channel.isWritable()) {
            exchange.upstreamWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ended();
    }

    void ended() {
        Exchange current = exchange;
        discard();
        if (current != null) {
            current.upstreamEnded();
        }
    }
}
