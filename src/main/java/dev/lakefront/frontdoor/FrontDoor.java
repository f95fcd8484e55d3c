package dev.lakefront.frontdoor;

import dev.lakefront.frontdoor.app.UpstreamHttp2;
import dev.lakefront.frontdoor.app.UpstreamPool;
import dev.lakefront.frontdoor.client.ClientConnections;
import dev.lakefront.frontdoor.client.CrowdedDoor;
import dev.lakefront.frontdoor.client.ProtocolChoice;
import dev.lakefront.frontdoor.exchange.Service;
import dev.lakefront.frontdoor.exchange.Upstreams;
import dev.lakefront.frontdoor.settings.AppProtocol;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.TlsSettings;
import dev.lakefront.frontdoor.wire.ClientTls;
import dev.lakefront.machine.Loopback;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/**
 * The listener that browsers talk to, on this machine's loopback addresses only: every request may
 * spend the developer's token. One event loop serves all connections, so nothing in this package
 * needs a lock.
 */
public final class FrontDoor implements AutoCloseable {
    private static final int LONGEST_CLOSE_MILLIS = 200;

    private final EventLoopGroup eventLoop;
    private final int port;

    private FrontDoor(EventLoopGroup eventLoop, int port) {
        this.eventLoop = eventLoop;
        this.port = port;
    }

    /**
     * Opens the front door; requests are served from here on.
     *
     * @throws IOException if the port is taken; nothing is left open then
     */
    public static FrontDoor open(FrontDoorSettings settings) throws IOException {
        EventLoopGroup eventLoop =
                new MultiThreadIoEventLoopGroup(
                        1, new DefaultThreadFactory("front-door", true), NioIoHandler.newFactory());
        try {
            return new FrontDoor(eventLoop, listen(eventLoop, settings));
        } catch (IOException e) {
            shutDown(eventLoop);
            throw e;
        }
    }

    /**
     * Makes sure that the port can be taken, without taking it.
     *
     * @throws IOException if another program has it on one of the loopback addresses
     */
    public static void requireFree(int port) throws IOException {
        new ServerSocket(port, 1, Loopback.IPV4).close();
        try {
            new ServerSocket(port, 1, Loopback.IPV6).close();
        } catch (IOException e) {
            throwIfTaken(e);
        }
    }

    /** The port that is listened on: the one asked for, or the one chosen if that was 0. */
    public int port() {
        return port;
    }

    /** Ends every exchange and tunnel, and stops listening. */
    @Override
    public void close() {
        shutDown(eventLoop);
    }

    private static int listen(EventLoopGroup eventLoop, FrontDoorSettings settings)
            throws IOException {
        Service service = new Service(settings, upstreams(settings, eventLoop));
        ClientConnections connections = new ClientConnections(settings.limits());
        TlsSettings shown = settings.tls();
        ClientTls tls = shown == null ? null : ClientTls.of(shown);
        ServerBootstrap server =
                new ServerBootstrap()
                        .group(eventLoop)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel client) {
                                        if (!connections.takes(client)) {
                                            client.pipeline()
                                                    .addLast(new CrowdedDoor(client, settings));
                                            return;
                                        }
                                        if (tls != null) {
                                            tls.addTo(client.pipeline());
                                        }
                                        client.pipeline().addLast(new ProtocolChoice(service));
                                    }
                                });
        int port = bind(server, Loopback.IPV4, settings.port());
        bindIpv6(server, port);
        return port;
    }

    private static Upstreams upstreams(FrontDoorSettings settings, EventLoopGroup eventLoop) {
        return settings.appProtocol() == AppProtocol.H2C
                ? new UpstreamHttp2(settings, eventLoop)
                : new UpstreamPool(settings, eventLoop);
    }

    private static int bind(ServerBootstrap server, InetAddress loopback, int port)
            throws IOException {
        ChannelFuture bound =
                server.bind(new InetSocketAddress(loopback, port)).awaitUninterruptibly();
        if (bound.isSuccess()) {
            return ((InetSocketAddress) bound.channel().localAddress()).getPort();
        }
        throw bound.cause() instanceof IOException failure
                ? failure
                : new IOException(bound.cause());
    }

    /**
     * Browsers may take {@code localhost} for the IPv6 address. A machine without IPv6 needs no
     * such listener; one where another program has that port would send the browser there.
     */
    private static void bindIpv6(ServerBootstrap server, int port) throws IOException {
        try {
            bind(server, Loopback.IPV6, port);
        } catch (IOException e) {
            throwIfTaken(e);
        }
    }

    private static void throwIfTaken(IOException failure) throws IOException {
        if (failure.getMessage() != null && failure.getMessage().contains("in use")) {
            throw failure;
        }
    }

    private static void shutDown(EventLoopGroup eventLoop) {
        // without this the VM waits about 300 ms for the selector when it exits
        eventLoop
                .shutdownGracefully(0, 0, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LONGEST_CLOSE_MILLIS);
    }
}
