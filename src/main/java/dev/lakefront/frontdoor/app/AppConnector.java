package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** Connects to the app, at whichever of its addresses it listens. */
final class AppConnector {
    private static final Refusal UNREACHABLE =
            new Refusal(Failure.APP_UNREACHABLE, "the app accepts no connections");
    private static final Refusal BUSY =
            new Refusal(Failure.APP_BUSY, "the app did not accept the connection in time");

    private final List<InetSocketAddress> addresses;
    private final Bootstrap connect;

    /** Index of the address that accepted a connection last. */
    private int preferred;

    /**
     * A connector to the app that the settings name.
     *
     * @param prepare what to do with each connection before anything is read from it
     */
    AppConnector(
            FrontDoorSettings settings, EventLoopGroup eventLoop, Consumer<SocketChannel> prepare) {
        this.addresses = settings.app().socketAddresses();
        this.connect =
                new Bootstrap()
                        .group(eventLoop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                (int) settings.limits().connect().toMillis())
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
     * @param refused told why, if the app does not accept one
     */
    void open(Consumer<SocketChannel> opened, Consumer<Refusal> refused) {
        open(preferred, addresses.size(), opened, refused);
    }

    private void open(
            int address, int attempts, Consumer<SocketChannel> opened, Consumer<Refusal> refused) {
        connect.connect(addresses.get(address))
                .addListener((ChannelFuture attempt) -> {
                    if (attempt.isSuccess()) {
                        preferred = address;
                        opened.accept((SocketChannel) attempt.channel());
                    } else if (attempt.cause() instanceof ConnectTimeoutException) {
                        refused.accept(BUSY); // somebody listens: no other address will do
                    } else if (attempts > 1) {
                        open((address + 1) % addresses.size(), attempts - 1, opened, refused);
                    } else {
                        refused.accept(UNREACHABLE);
                    }
                });
    }
}
