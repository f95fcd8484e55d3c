package dev.lakefront.app.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How the start of an app turned out. */
public sealed interface Readiness {
    /**
     * The app accepts connections.
     *
     * @param took since the wait began
     */
    record Listening(Duration took) implements Readiness {}

    /** The app ended before it listened. */
    record Ended() implements Readiness {}

    /**
     * Waits, on a thread of its own, until the app listens on its port or has ended, whichever
     * comes first. There is no time limit: an app may take minutes to load.
     */
    static CompletableFuture<Readiness> of(AppProcess app, int port) {
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("app-readiness")
                .start(() -> readiness.complete(await(app, port)));
        return readiness;
    }

    private static Readiness await(AppProcess app, int port) {
        long start = System.nanoTime();
        Pause pause = Pause.between(Duration.ofMillis(1), Duration.ofMillis(25));
        while (app.isAlive()) {
            if (AppPort.isListening(port)) {
                return new Listening(Duration.ofNanos(System.nanoTime() - start));
            }
            pause.take();
        }
        return new Ended();
    }
}
