package dev.lakefront.credentials;

import dev.lakefront.identity.TokenFetcher;
import java.time.Duration;

/** A moment by which something must have ended, on the clock that never jumps. */
final class Deadline {
    /** The longest that getting a token may take, everything included. */
    static final Duration OF_A_FETCH = TokenFetcher.LIMIT;

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** This moment, or the one so far from now if that is sooner. */
    Deadline orIn(Duration time) {
        return time.compareTo(left()) < 0 ? in(time) : this;
    }

    /** Time that is left; zero if it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    boolean hasPassed() {
        return left().isZero();
    }
}
