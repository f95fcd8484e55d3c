package dev.lakefront.app.process;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The wait for an app that is starting. */
final class ReadinessWatch {
    /**
     * From here on it is worth knowing where else it listens: at first a development server may
     * have one more port, and the app's own comes last.
     */
    private static final Duration LONG_START = Duration.ofSeconds(5);

    private static final Duration LOOK_PERIOD = Duration.ofSeconds(2);

    private final AppProcess app;
    private final Readiness.Expected expected;
    private final long start = System.nanoTime();
    private Duration nextLook = LONG_START;
    private final Set<InetSocketAddress> told = new HashSet<>();

    ReadinessWatch(AppProcess app, Readiness.Expected expected) {
        this.app = app;
        this.expected = expected;
    }

    CompletableFuture<Readiness> start() {
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("app-readiness").start(() -> readiness.complete(await()));
        return readiness;
    }

    private Readiness await() {
        Pause pause = Pause.between(Duration.ofMillis(1), Duration.ofMillis(25));
        while (app.isAlive()) {
            if (AppPort.isListening(expected.port())) {
                return new Readiness.Listening(age());
            }
            if (age().compareTo(nextLook) > 0) {
                nextLook = age().plus(LOOK_PERIOD);
                lookElsewhere();
            }
            pause.take();
        }
        return new Readiness.Ended();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void lookElsewhere() {
        List<InetSocketAddress> found =
                app.listeningAddresses().stream().filter(this::isNoDebugger).toList();
        boolean tooLate = AppPort.isListening(expected.port()); // it came while we looked
        if (!tooLate && told.addAll(found)) {
            expected.elsewhere().accept(found);
        }
    }

    private boolean isNoDebugger(InetSocketAddress address) {
        Integer debugPort = expected.debugPort();
        return debugPort == null || debugPort != address.getPort();
    }
}
