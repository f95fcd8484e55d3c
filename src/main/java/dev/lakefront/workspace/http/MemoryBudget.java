package dev.lakefront.workspace.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much of what is large is in memory at once. Who has no room waits: the heap is small, and a
 * request or a result may need several times its size.
 */
public final class MemoryBudget {
    private static final int KILOBYTE_BITS = 10;

    private final int kilobytes;
    private final Semaphore free;

    public MemoryBudget(long bytes) {
        this.kilobytes = kilobytes(bytes);
        this.free = new Semaphore(kilobytes, true);
    }

    /** What comes of this, which has so many bytes in memory. */
    public <T> T within(long bytes, Supplier<T> reading) {
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
