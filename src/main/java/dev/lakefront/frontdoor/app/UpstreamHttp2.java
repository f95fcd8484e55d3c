package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.exchange.Upstream;
import dev.lakefront.frontdoor.exchange.Upstreams;
import dev.lakefront.frontdoor.rule.AppAddress;
import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.rule.Upgrade;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.wire.WireLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/2 connection to an app that speaks it without TLS (h2c, RFC 9113, 3.3): opened for the
 * first request, and again after it has ended. Each exchange is a stream of it. A WebSocket is one
 * too if the app says that it can (RFC 8441), else a connection of HTTP/1.1.
 */
public final class UpstreamHttp2 implements Upstreams {
    /** How long the app may take for its half of the preface, which HTTP/1.1 servers never send. */
    private static final int LONGEST_PREFACE_MILLIS = 5_000;

    private static final Refusal NO_HTTP2 =
            new Refusal(Failure.APP_SPEAKS_NO_HTTP2, "the app does not speak HTTP/2");
    private static final Refusal NO_STREAM =
            new Refusal(Failure.APP_HUNG_UP, "the app takes no more requests on its connection");

    private final Upstreams http1;
    private final AppConnector connector;
    private final EventExecutor eventLoop;
    private @Nullable Promise<Connection> current;

    public UpstreamHttp2(FrontDoorSettings settings, EventLoopGroup eventLoop) {
        this.http1 = new UpstreamPool(settings, eventLoop);
        this.eventLoop = eventLoop.next();
        this.connector = new AppConnector(settings, eventLoop, UpstreamHttp2::prepare);
    }

    @Override
    public AppAddress app() {
        return http1.app();
    }

    /** A stream is never idle. */
    @Override
    public @Nullable Upstream takeIdle() {
        return null;
    }

    @Override
    public void open(HttpRequest outbound, Consumer<Upstream> opened, Consumer<Refusal> refused) {
        connection()
                .addListener((Future<Connection> connected) -> {
                    if (!connected.isSuccess()) {
                        refused.accept(Refused.reasonOf(connected.cause()));
                    } else if (Upgrade.wantedBy(outbound) != null
                            && !connected.getNow().opensWebSockets) {
                        http1.open(outbound, opened, refused);
                    } else {
                        connected.getNow().openStream(opened, refused);
                    }
                });
    }

    private Promise<Connection> connection() {
        Promise<Connection> known = current;
        if (known != null && isUsable(known)) {
            return known;
        }
        Promise<Connection> opening = eventLoop.newPromise();
        current = opening;
        connector.open(
                channel -> channel.pipeline().get(Connection.class).announce(opening),
                refusal -> opening.tryFailure(new Refused(refusal)));
        return opening;
    }

    private static boolean isUsable(Promise<Connection> known) {
        return !known.isDone() || (known.isSuccess() && known.getNow().isOpen());
    }

    private static void prepare(SocketChannel channel) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
        channel.config().setAutoRead(true);
        channel.pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forClient()
                                .initialSettings(
                                        Http2Settings.defaultSettings()
                                                .pushEnabled(false)
                                                .maxHeaderListSize(WireLimits.HEAD))
                                .build(),
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                        new Connection(channel));
    }

    /** Hears of the connection itself. */
    private static final class Connection extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private @Nullable Promise<Connection> ready;
        private boolean opensWebSockets;

        Connection(Channel channel) {
            this.channel = channel;
        }

        /** It is ready when the app has sent its settings: then it does speak HTTP/2. */
        void announce(Promise<Connection> promise) {
            ready = promise;
            channel.eventLoop().schedule(this::fail, LONGEST_PREFACE_MILLIS, TimeUnit.MILLISECONDS);
        }

        boolean isOpen() {
            return channel.isActive();
        }

        void openStream(Consumer<Upstream> opened, Consumer<Refusal> refused) {
            new Http2StreamChannelBootstrap(channel)
                    .option(ChannelOption.AUTO_READ, false)
                    .handler(
                            new ChannelInitializer<>() {
                                @Override
                                protected void initChannel(Channel stream) {
                                    stream.pipeline().addLast(new UpstreamStream(stream));
                                }
                            })
                    .open()
                    .addListener((Future<Http2StreamChannel> stream) -> {
                        if (stream.isSuccess()) {
                            opened.accept(stream.getNow().pipeline().get(UpstreamStream.class));
                        } else {
                            refused.accept(NO_STREAM);
                        }
                    });
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object frame) {
            if (frame instanceof Http2SettingsFrame settings) {
                opensWebSockets = Boolean.TRUE.equals(settings.settings().connectProtocolEnabled());
                if (ready != null) {
                    ready.trySuccess(this);
                }
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail();
            ctx.close();
        }

        private void fail() {
            if (ready != null && ready.tryFailure(new Refused(NO_HTTP2))) {
                channel.close();
            }
        }
    }

    /** A refusal on its way to those who wait for the connection. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.reason(), null, false, false);
            this.refusal = refusal;
        }

        static Refusal reasonOf(Throwable failure) {
            return failure instanceof Refused known ? known.refusal : NO_HTTP2;
        }
    }
}
