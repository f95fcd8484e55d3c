package dev.lakefront.frontdoor;

import dev.lakefront.identity.CallerSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the front door is told once, when it opens.
 *
 * @param port where to listen; 0 for any free port
 * @param appPort where the app listens, on this machine
 * @param appListens complete as soon as the app accepts connections: requests wait for it
 * @param longestWait how long each of them waits before it is answered in the app's place
 * @param callers who is asking, for each request
 * @param failures hears of requests that could not be passed on
 * @param tls what clients are shown; absent: they speak plain HTTP
 */
public record FrontDoorSettings(
        int port,
        int appPort,
        CompletableFuture<Void> appListens,
        Duration longestWait,
        CallerSource callers,
        FailureListener failures,
        @Nullable TlsSettings tls) {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(15);

    /** Settings with which a request waits for the app for at most 15 seconds. */
    public FrontDoorSettings(
            int port,
            int appPort,
            CompletableFuture<Void> appListens,
            CallerSource callers,
            FailureListener failures,
            @Nullable TlsSettings tls) {
        this(port, appPort, appListens, USUAL_WAIT, callers, failures, tls);
    }

    AppAddress app() {
        return new AppAddress(appPort);
    }

    /** Of the URLs that lead to the front door. */
    String scheme() {
        return tls == null ? "http" : "https";
    }
}
