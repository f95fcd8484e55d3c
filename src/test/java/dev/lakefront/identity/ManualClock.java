package dev.lakefront.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to go on. */
final class ManualClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private volatile Duration awake = Duration.ZERO;

    void advance(Duration by) {
        now = now.plus(by);
        awake = awake.plus(by);
    }

    /** The machine sleeps: nobody counts but the clock on the wall. */
    void sleep(Duration by) {
        now = now.plus(by);
    }

    /** Somebody sets the clock on the wall back. */
    void setBack(Duration by) {
        now = now.minus(by);
    }

    CachedTokenSource.Clocks clocks() {
        return new CachedTokenSource.Clocks(this, () -> awake.toNanos());
    }

    void advanceSeconds(double seconds) {
        advance(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
