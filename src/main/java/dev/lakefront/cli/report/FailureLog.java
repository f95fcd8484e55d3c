package dev.lakefront.cli.report;

import dev.lakefront.cli.process.Console;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of failed requests, a line each, on a thread of its own: a terminal that does not take the
 * lines must not hold up the front door. What comes faster than it takes them is only counted.
 */
final class FailureLog {
    private static final int MOST_WAITING = 100;

    private final Console console;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong untold = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();

    FailureLog(Console console) {
        this.console = console;
    }

    /** Never blocks. */
    void add(String line) {
        if (!waiting.offer(line)) {
            untold.incrementAndGet();
        }
        if (telling.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("failure-log").start(this::tell);
        }
    }

    private void tell() {
        try {
            while (true) {
                console.message(waiting.take());
                if (waiting.isEmpty()) {
                    tellHowManyMore(untold.getAndSet(0));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody has this thread to interrupt it", e);
        }
    }

    private void tellHowManyMore(long count) {
        if (count > 0) {
            console.message("... and " + count + " more requests failed");
        }
    }
}
