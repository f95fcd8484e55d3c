package dev.lakefront.frontdoor;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A front door opened for one test, on a free port. */
final class Door implements AutoCloseable {
    static final String TOKEN = "eyJ.alice.token";
    static final Caller ALICE =
            new Caller(
                    new Identity("alice@example.com", "Alice Example", "alice@example.com"),
                    new AccessToken(
                            new Secret(TOKEN), Instant.EPOCH, Instant.EPOCH.plusSeconds(3600)));

    final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final FrontDoor frontDoor;

    private Door(int appPort, CallerSource callers, CompletableFuture<Void> appListens) {
        try {
            frontDoor =
                    FrontDoor.open(
                            new FrontDoorSettings(
                                    0,
                                    appPort,
                                    appListens,
                                    callers,
                                    (requestId, reason) -> failures.add(reason)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Door before(int appPort) {
        return before(appPort, () -> CompletableFuture.completedFuture(ALICE));
    }

    static Door before(int appPort, CallerSource callers) {
        return before(appPort, callers, CompletableFuture.completedFuture(null));
    }

    static Door before(int appPort, CallerSource callers, CompletableFuture<Void> appListens) {
        return new Door(appPort, callers, appListens);
    }

    int port() {
        return frontDoor.port();
    }

    Wire connect() {
        return Wire.to(frontDoor.port());
    }

    @Override
    public void close() {
        frontDoor.close();
    }
}
