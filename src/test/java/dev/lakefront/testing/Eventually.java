package dev.lakefront.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process is about to make true. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(5);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails the test if it does not within the limit. */
    public static void within(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("still not true after " + limit);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
