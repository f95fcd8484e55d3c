package dev.lakefront.workspace.http;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes requests from a loopback port to the routing table, one after the other per connection. */
public final class WorkspaceListener implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** More than come at once: whom it has no room for waits for seconds, or is turned away. */
    private static final int BACKLOG = 1024;

    /** Room for the longest token a client could send, and then some. */
    private static final int MAX_HEAD_BYTES = 32 * 1024;

    /** A larger body is refused with 413, but of files. */
    public static final int MAX_BODY_BYTES = 8 << 20;

    private final MemoryBudget memory = new MemoryBudget(MAX_BODY_BYTES);
    private final EventLoopGroup eventLoop;
    private final ChannelGroup connections;

    /** Not virtual ones: what those need takes longer to load than the first calls to answer. */
    private final ExecutorService threads =
            Executors.newCachedThreadPool(new DefaultThreadFactory("offline-workspace-call", true));

    private final Channel server;

    /**
     * @param socket bound by {@link #bind}; closed with the listener
     */
    public WorkspaceListener(ServerSocketChannel socket, RoutingTable routes) {
        this.eventLoop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("offline-workspace", true),
                        NioIoHandler.newFactory());
        // stays closed: a connection accepted while we close is closed, too
        this.connections = new DefaultChannelGroup(eventLoop.next(), true);
        this.server =
                new ServerBootstrap()
                        .group(eventLoop)
                        .channelFactory(() -> new NioServerSocketChannel(socket))
                        .childHandler(pipeline(routes))
                        .register()
                        .syncUninterruptibly()
                        .channel();
    }

    /**
     * Takes a loopback port, so that its number is known before anyone is served; clients that
     * connect meanwhile wait.
     *
     * @param port 0 for a free one
     * @throws ProblemException if it is taken
     */
    public static ServerSocketChannel bind(int port) {
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                return socket.bind(
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "the offline workspace cannot listen on 127.0.0.1:"
                                    + port
                                    + ": "
                                    + e.getMessage(),
                            "choose another port, or 0 for any free one"));
        }
    }

    /** Gives a port back that nobody is served at. */
    public static void free(ServerSocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is free all the same
        }
    }

    /** Drops every connection; what is being answered is not waited for. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        eventLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        threads.shutdown();
    }

    private ChannelInitializer<SocketChannel> pipeline(RoutingTable routes) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel connection) {
                connections.add(connection);
                connection
                        .pipeline()
                        .addLast(
                                new HttpServerCodec(
                                        new HttpDecoderConfig()
                                                .setMaxInitialLineLength(MAX_HEAD_BYTES)
                                                .setMaxHeaderSize(MAX_HEAD_BYTES)),
                                new HttpServerKeepAliveHandler(),
                                new RequestCollector(routes),
                                new ExchangeHandler(routes, threads, memory));
            }
        };
    }
}
