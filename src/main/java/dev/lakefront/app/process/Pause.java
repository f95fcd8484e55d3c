package dev.lakefront.app.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The pauses of one polling loop: each twice as long as the one before, up to a limit. */
final class Pause {
    private final long longestNanos;
    private long nextNanos;

    private Pause(long firstNanos, long longestNanos) {
        this.nextNanos = firstNanos;
        this.longestNanos = longestNanos;
    }

    static Pause between(Duration first, Duration longest) {
        return new Pause(first.toNanos(), longest.toNanos());
    }

    void take() {
        LockSupport.parkNanos(nextNanos);
        nextNanos = Math.min(2 * nextNanos, longestNanos);
    }
}
