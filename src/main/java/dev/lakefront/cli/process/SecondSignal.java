package dev.lakefront.cli.process;

import java.time.Duration;
import java.util.List;

/** Another Ctrl-C, SIGTERM or SIGHUP of somebody who does not want to wait for the end. */
public final class SecondSignal {
    /**
     * What comes within this is an echo of the first one: a terminal sends it to every process, and
     * a wrapper such as {@code npx} or {@code uv} passes its own on.
     */
    private static final Duration ECHO = Duration.ofMillis(500);

    private final Runnable action;
    private final long first = System.nanoTime();

    /** Made at the first signal. */
    public SecondSignal(Runnable action) {
        this.action = action;
    }

    /** Until now the VM itself was the one who listened to these. */
    public void listen() {
        for (String name : List.of("INT", "TERM", "HUP")) {
            ProcessSignal.listen(name, this::heard);
        }
    }

    private void heard() {
        if (System.nanoTime() - first > ECHO.toNanos()) {
            action.run();
        }
    }
}
