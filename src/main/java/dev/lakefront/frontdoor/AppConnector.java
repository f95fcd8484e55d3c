package dev.lakefront.frontdoor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects to the app, at whichever of its addresses it listens. */
final class AppConnector {
    private static final int LONGEST_CONNECT_MILLIS = 5_000;

    private final List<InetSocketAddress> addresses;
    private final Bootstrap connect;

    /** Index of the address that accepted a connection last. */
    private int preferred;

    /**
     * @param prepare what to do with each connection before anything is read from it
     */
    AppConnector(AppAddress app, EventLoopGroup eventLoop, Consumer<SocketChannel> prepare) {
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
                                        prepare.accept(channel);
                                    }
                                });
    }

    /**
     * Opens a connection.
     *
     * @param opened given the connection, or null if the app does not accept one
     */
    void open(Consumer<@Nullable SocketChannel> opened) {
        open(preferred, addresses.size(), opened);
    }

    private void open(int address, int attempts, Consumer<@Nullable SocketChannel> opened) {
        connect.connect(addresses.get(address))
                .addListener((ChannelFuture attempt) -> {
                    if (attempt.isSuccess()) {
                        preferred = address;
                        opened.accept((SocketChannel) attempt.channel());
                    } else if (attempts > 1) {
                        open((address + 1) % addresses.size(), attempts - 1, opened);
                    } else {
                        opened.accept(null);
                    }
                });
    }
}
