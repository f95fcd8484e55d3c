package dev.lakefront.frontdoor;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one thread of a test hands to another, in order; waited for, and not forever. */
final class Handover<T> {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<T> given = new LinkedBlockingQueue<>();

    void give(T thing) {
        given.add(thing);
    }

    T take() {
        try {
            T thing = given.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (thing == null) {
                throw new AssertionError("nothing was handed over");
            }
            return thing;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isEmpty() {
        return given.isEmpty();
    }
}
