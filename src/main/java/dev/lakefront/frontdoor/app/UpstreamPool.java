package dev.lakefront.frontdoor.app;

import dev.lakefront.frontdoor.exchange.Upstream;
import dev.lakefront.frontdoor.exchange.Upstreams;
import dev.lakefront.frontdoor.rule.AppAddress;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connections of HTTP/1.1 to the app. One that has served an exchange whole is kept for the next
 * one, whichever client that comes from, so that an app with few workers is not held up by idle
 * connections.
 */
public final class UpstreamPool implements Upstreams {
    private static final int MOST_IDLE = 256;

    private final AppAddress app;
    private final AppConnector connector;
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();

    public UpstreamPool(FrontDoorSettings settings, EventLoopGroup eventLoop) {
        this.app = settings.app();
        this.connector =
                new AppConnector(
                        settings, eventLoop, channel -> UpstreamConnection.prepare(channel, this));
    }

    @Override
    public AppAddress app() {
        return app;
    }

    /** The connection used last, because the app is least likely to have closed it. */
    @Override
    public @Nullable Upstream takeIdle() {
        UpstreamConnection last = idle.pollLast();
        while (last != null && last.saysMoreThanAsked()) {
            last.close();
            last = idle.pollLast();
        }
        return last;
    }

    @Override
    public void open(HttpRequest outbound, Consumer<Upstream> opened, Consumer<Refusal> refused) {
        connector.open(channel -> opened.accept(UpstreamConnection.of(channel)), refused);
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
