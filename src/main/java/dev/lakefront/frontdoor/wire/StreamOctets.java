package dev.lakefront.frontdoor.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.Http2DataFrame;

/**
 * Makes a stream of HTTP/2 look like a connection: octets in and out, and an end of each direction
 * (RFC 8441, 5).
 */
public final class StreamOctets extends ChannelDuplexHandler {
    /** Written, it ends the output. */
    static final Object END = new Object();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof Http2DataFrame data) {
            ctx.fireChannelRead(data.content());
            if (data.isEndStream()) {
                ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
            }
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise written) {
        if (message == END) {
            ctx.write(new DefaultHttp2DataFrame(true), written);
        } else if (message instanceof ByteBuf octets) {
            ctx.write(new DefaultHttp2DataFrame(octets), written);
        } else {
            ctx.write(message, written);
        }
    }
}
