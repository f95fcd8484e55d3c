package dev.lakefront.frontdoor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the app. One that has served an exchange whole is kept for the next one, whichever
 * client that comes from, so that an app with few workers is not held up by idle connections.
 */
final class UpstreamPool {
    private static final int LONGEST_CONNECT_MILLIS = 5_000;
    private static final int MOST_IDLE = 256;

    private final Bootstrap connect;
    private final AppAddress app;
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();

    UpstreamPool(AppAddress app, EventLoopGroup eventLoop) {
        this.app = app;
        this.connect =
                new Bootstrap()
                        .group(eventLoop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, LONGEST_CONNECT_MILLIS)
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        UpstreamConnection.prepare(channel, UpstreamPool.this);
                                    }
                                })
                        .remoteAddress(app.socketAddress());
    }

    AppAddress app() {
        return app;
    }

    /**
     * The connection used last, because the app is least likely to have closed it; null if none.
     */
    @Nullable UpstreamConnection takeIdle() {
        return idle.pollLast();
    }

    /**
     * Opens a connection.
     *
     * @param opened given the connection, or null if the app does not accept one
     */
    void open(Consumer<@Nullable UpstreamConnection> opened) {
        connect.connect()
                .addListener((ChannelFuture attempt) ->
                        opened.accept(
                                attempt.isSuccess()
                                        ? UpstreamConnection.of(attempt.channel())
                                        : null));
    }

    /** Keeps a connection on which nothing is under way. */
    void keep(UpstreamConnection connection) {
        if (idle.size() < MOST_IDLE) {
            idle.addLast(connection);
        } else {
            connection.close();
        }
    }

    void forget(UpstreamConnection connection) {
        idle.remove(connection);
    }
}
