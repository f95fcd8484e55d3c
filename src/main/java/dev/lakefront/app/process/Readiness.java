package dev.lakefront.app.process;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
     * What is waited for.
     *
     * @param port where the app is to listen
     * @param debugPort where its debugger does
     * @param elsewhere hears where the app listens instead, if it does that for some seconds, and
     *     again when there is one more place
     */
    record Expected(
            int port, @Nullable Integer debugPort, Consumer<List<InetSocketAddress>> elsewhere) {}

    /**
     * Waits, on a thread of its own, until the app listens on its port or has ended, whichever
     * comes first. There is no time limit: an app may take minutes to load.
     */
    static CompletableFuture<Readiness> of(AppProcess app, Expected expected) {
        return new ReadinessWatch(app, expected).start();
    }
}
