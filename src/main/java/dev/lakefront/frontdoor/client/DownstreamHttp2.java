package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.client.ClientConnections.Look;
import dev.lakefront.frontdoor.exchange.Service;
import dev.lakefront.frontdoor.rule.Peer;
import dev.lakefront.frontdoor.wire.WireLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One HTTP/2 connection from a client (RFC 9113): each of its streams is an exchange. */
final class DownstreamHttp2 extends ChannelInboundHandlerAdapter {
    private static final int MOST_STREAMS = 250;

    private final Set<Channel> streams = new HashSet<>();

    private DownstreamHttp2() {}

    static void serve(SocketChannel connection, Service service) {
        DownstreamHttp2 http2 = new DownstreamHttp2();
        Peer peer = Peer.of(connection);
        ChannelInitializer<Channel> streams =
                new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.config().setAutoRead(false);
                        http2.streams.add(stream);
                        stream.closeFuture().addListener(closed -> http2.streams.remove(stream));
                        stream.pipeline().addLast(new DownstreamStream(stream, service, peer));
                    }
                };
        connection.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
        connection
                .pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forServer().initialSettings(capabilities()).build(),
                        new Http2MultiplexHandler(streams),
                        http2);
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
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.close(); // as over TLS its client says that it leaves
        } else if (event instanceof Look) {
            List.copyOf(streams).forEach(stream -> stream.pipeline().fireUserEventTriggered(event));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
