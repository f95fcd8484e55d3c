package dev.lakefront.frontdoor.exchange;

import dev.lakefront.frontdoor.rule.AppAddress;
import dev.lakefront.frontdoor.rule.Refusal;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways to the app. */
public interface Upstreams {
    AppAddress app();

    /** One that is open already and has nothing under way; null if there is none. */
    @Nullable Upstream takeIdle();

    /**
     * Opens one.
     *
     * @param outbound what is to be sent
     * @param refused told why, if the app does not accept one
     */
    void open(HttpRequest outbound, Consumer<Upstream> opened, Consumer<Refusal> refused);
}
