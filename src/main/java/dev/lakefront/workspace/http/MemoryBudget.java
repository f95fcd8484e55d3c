package dev.lakefront.workspace.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much of large bodies is read into memory at once. Who has no room waits, with a body that is
 * in a file until then: the heap is small, and a request may need several times its size.
 */
final class MemoryBudget {
    private static final int KILOBYTE_BITS = 10;

    private final int kilobytes;
    private final Semaphore free;

    MemoryBudget(long bytes) {
        this.kilobytes = kilobytes(bytes);
        this.free = new Semaphore(kilobytes, true);
    }

    /** What comes of this, which reads so many bytes into memory. */
    <T> T within(long bytes, Supplier<T> reading) {
        int needed = Math.min(kilobytes(bytes), kilobytes);
        free.acquireUninterruptibly(needed);
        try {
            return reading.get();
        } finally {
            free.release(needed);
        }
    }

    private static int kilobytes(long bytes) {
        return Math.toIntExact((bytes >> KILOBYTE_BITS) + 1);
    }
}
