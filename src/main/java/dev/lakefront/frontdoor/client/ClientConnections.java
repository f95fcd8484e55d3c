package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.settings.Limits;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The open connections from clients: not too many, and none that keeps us waiting for too long.
 * While there are any, each is told from time to time to {@link Look}: a timer for each request
 * would cost more than most requests.
 */
public final class ClientConnections {
    private final Limits limits;
    private final Set<SocketChannel> open = new HashSet<>();
    private boolean looking;

    public ClientConnections(Limits limits) {
        this.limits = limits;
    }

    /** Counts the connection until it is closed. Whether it may be served, or is one too many. */
    public boolean takes(SocketChannel client) {
        open.add(client);
        client.closeFuture().addListener(closed -> open.remove(client));
        if (!looking) {
            looking = true;
            lookLater(client.eventLoop());
        }
        return open.size() <= limits.connections();
    }

    private void lookLater(EventLoop eventLoop) {
        eventLoop.schedule(() -> look(eventLoop), limits.look().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(EventLoop eventLoop) {
        Look look = new Look(System.nanoTime());
        for (SocketChannel client : List.copyOf(open)) {
            client.pipeline().fireUserEventTriggered(look);
        }
        looking = !open.isEmpty();
        if (looking) {
            lookLater(eventLoop);
        }
    }

    /**
     * Told to each connection: look whether the client has kept us waiting for too long.
     *
     * @param nanos the time, as {@link System#nanoTime} tells it
     */
    record Look(long nanos) {}
}
