package dev.lakefront.frontdoor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private final List<InetSocketAddress> addresses;
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();

    /** Index of the address that accepted a connection last. */
    private int preferred;

    UpstreamPool(AppAddress app, EventLoopGroup eventLoop) {
        this.app = app;
        this.addresses = app.socketAddresses();
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
                                });
    }

    AppAddress app() {
        return app;
    }

    /**
     * The connection used last, because the app is least likely to have closed it; null if none.
     */
    @Nullable UpstreamConnection takeIdle() {
        UpstreamConnection last = idle.pollLast();
        while (last != null && last.saysMoreThanAsked()) {
            last.close();
            last = idle.pollLast();
        }
        return last;
    }

    /**
     * Opens a connection.
     *
     * @param opened given the connection, or null if the app does not accept one
     */
    void open(Consumer<@Nullable UpstreamConnection> opened) {
        open(preferred, addresses.size(), opened);
    }

    private void open(int address, int attempts, Consumer<@Nullable UpstreamConnection> opened) {
        connect.connect(addresses.get(address))
                .addListener((ChannelFuture attempt) -> {
                    if (attempt.isSuccess()) {
                        preferred = address;
                        opened.accept(UpstreamConnection.of(attempt.channel()));
                    } else if (attempts > 1) {
                        open((address + 1) % addresses.size(), attempts - 1, opened);
                    } else {
                        opened.accept(null);
                    }
                });
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
