package dev.lakefront.credentials.transport;

import dev.lakefront.identity.TokenFetcher;
import java.time.Duration;

/** A moment by which something must have ended, on the clock that never jumps. */
public final class Deadline {
    /** The longest that getting a token may take, everything included. */
    public static final Duration OF_A_FETCH = TokenFetcher.LIMIT;

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** This moment, or the one so far from now if that is sooner. */
    public Deadline orIn(Duration time) {
        return time.compareTo(left()) < 0 ? in(time) : this;
    }

    /** Time that is left; zero if it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean hasPassed() {
        return left().isZero();
    }
}
