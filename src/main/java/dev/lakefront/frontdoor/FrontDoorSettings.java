package dev.lakefront.frontdoor;

import dev.lakefront.identity.CallerSource;
import java.util.concurrent.CompletableFuture;

/**
 * What the front door is told once, when it opens.
 *
 * @param port where to listen; 0 for any free port
 * @param appPort where the app listens, on this machine
 * @param appListens complete as soon as the app accepts connections: requests wait for it, at most
 *     {@value #LONGEST_WAIT_SECONDS} seconds each
 * @param callers who is asking, for each request
 * @param failures hears of requests that could not be passed on
 */
public record FrontDoorSettings(
        int port,
        int appPort,
        CompletableFuture<Void> appListens,
        CallerSource callers,
        FailureListener failures) {
    static final int LONGEST_WAIT_SECONDS = 15;

    AppAddress app() {
        return new AppAddress(appPort);
    }
}
