package dev.lakefront.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work that many may ask for and that is done once at a time: all who ask while it is under way
 * share its outcome. A failure is remembered for a second, so that a broken endpoint sees at most
 * one attempt a second whatever the load, and whoever asks a second after it works again gets an
 * answer.
 */
final class SingleFlight<T> {
    /** After this long an attempt counts as failed, even if the work ignores its own limits. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    static final Duration FAILURE_MEMORY = Duration.ofSeconds(1);

    /** What is done; it may block. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws TokenFailure;
    }

    private final String name;
    private final Work<T> work;
    private final InstantSource clock;
    private @Nullable CompletableFuture<T> latest;
    private volatile Instant failedAt = Instant.MIN;

    SingleFlight(String name, Work<T> work, InstantSource clock) {
        this.name = name;
        this.work = work;
        this.clock = clock;
    }

    /**
     * The outcome of the attempt under way, else of the one that failed within the last second,
     * else of one started now. Never blocks. Cancelling what is returned does not end the attempt.
     */
    CompletableFuture<T> join() {
        return attempt().copy();
    }

    /** Starts an attempt unless {@link #join()} would not start one either. */
    void start() {
        attempt();
    }

    private synchronized CompletableFuture<T> attempt() {
        CompletableFuture<T> known = latest;
        if (known != null && (!known.isDone() || isRememberedFailure(known))) {
            return known;
        }
        CompletableFuture<T> started = new CompletableFuture<>();
        latest = started;
        started.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        // no virtual thread, because the work waits for sockets: see ARCHITECTURE.md, Threads
        Thread.ofPlatform().daemon().name(name).start(() -> run(started));
        return started;
    }

    /** Not one from the future either: then the clock was set back since. */
    private boolean isRememberedFailure(CompletableFuture<T> known) {
        if (!known.isCompletedExceptionally()) {
            return false;
        }
        Instant now = clock.instant();
        Instant failed = failedAt;
        return !now.isBefore(failed) && now.isBefore(failed.plus(FAILURE_MEMORY));
    }

    private void run(CompletableFuture<T> attempt) {
        try {
            attempt.complete(work.run());
        } catch (TokenFailure | RuntimeException | Error e) {
            failedAt = clock.instant();
            attempt.completeExceptionally(e);
        }
    }
}
