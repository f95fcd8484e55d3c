package dev.lakefront.frontdoor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;

/** One HTTP/2 connection from a client (RFC 9113): each of its streams is an exchange. */
final class DownstreamHttp2 extends ChannelInboundHandlerAdapter {
    private static final int MOST_STREAMS = 250;

    private DownstreamHttp2() {}

    static void serve(SocketChannel connection, FrontDoorSettings settings, Upstreams upstream) {
        ChannelInitializer<Channel> streams =
                new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.config().setAutoRead(false);
                        stream.pipeline().addLast(new DownstreamStream(stream, settings, upstream));
                    }
                };
        connection.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
        connection
                .pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forServer().initialSettings(capabilities()).build(),
                        new Http2MultiplexHandler(streams),
                        new DownstreamHttp2());
        // each stream is read as its app takes it; the connection itself must always be read
        connection.config().setAutoRead(true);
    }

    private static Http2Settings capabilities() {
        return Http2Settings.defaultSettings()
                .maxConcurrentStreams(MOST_STREAMS)
                .maxHeaderListSize(WireLimits.HEAD)
                .connectProtocolEnabled(true); // RFC 8441, 3
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        ReferenceCountUtil.release(frame); // about the connection: settings, pings
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
