package dev.lakefront.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Remembers for a minute whose token it was that a client brought, or that it was worth nothing. It
 * remembers few, so clients that bring ever new ones cost neither memory nor more than so many
 * threads.
 */
public final class RememberedBearers implements BearerCallers {
    /** For so long at most a token that was revoked still counts. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    static final int MOST = 32;

    /** Asks whose token it is. Blocks; at most {@link TokenFetcher#LIMIT}. */
    @FunctionalInterface
    public interface Check {
        Found check(Secret token) throws TokenFailure;
    }

    /**
     * Whose token it is.
     *
     * @param expiresAt from this moment on the token is worth nothing
     */
    public record Found(Caller caller, Instant expiresAt) {}

    private final Check check;
    private final Predicate<Secret> seemsOurs;
    private final InstantSource clock;

    /** By the token's digest; the one asked for first comes first. */
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    /**
     * @param seemsOurs whether a token names the workspace as its issuer
     */
    public RememberedBearers(Check check, Predicate<Secret> seemsOurs, InstantSource clock) {
        this.check = check;
        this.seemsOurs = seemsOurs;
        this.clock = clock;
    }

    @Override
    public synchronized CompletableFuture<Caller> callerOf(Secret token) {
        Instant now = clock.instant();
        String digest = token.digest();
        Asked last = asked.get(digest);
        if (last != null && last.countsAt(now)) {
            return last.caller();
        }
        asked.remove(digest);
        if (!hasRoom()) {
            return CompletableFuture.failedFuture(
                    TokenFailure.passing(
                            "too many tokens of clients' own are asked about at once"));
        }
        Asked fresh = new Asked(ask(token), now);
        asked.put(digest, fresh);
        return fresh.caller();
    }

    @Override
    public boolean seemsOurs(Secret token) {
        return seemsOurs.test(token);
    }

    /** Whether one more may be remembered; forgets the oldest that was answered if need be. */
    private boolean hasRoom() {
        Iterator<Asked> oldest = asked.values().iterator();
        while (asked.size() >= MOST && oldest.hasNext()) {
            if (oldest.next().found.isDone()) {
                oldest.remove();
            }
        }
        return asked.size() < MOST;
    }

    private CompletableFuture<Found> ask(Secret token) {
        CompletableFuture<Found> found = new CompletableFuture<>();
        found.orTimeout(SingleFlight.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        // no virtual thread, because it waits for a socket: see ARCHITECTURE.md, Threads
        Thread.ofPlatform().daemon().name("bearer").start(() -> answer(found, token));
        return found;
    }

    private void answer(CompletableFuture<Found> found, Secret token) {
        try {
            found.complete(check.check(token));
        } catch (TokenFailure | RuntimeException | Error e) {
            found.completeExceptionally(e);
        }
    }

    private record Asked(CompletableFuture<Found> found, Instant at) {
        CompletableFuture<Caller> caller() {
            return found.thenApply(Found::caller);
        }

        /** Whether what was answered, or is about to be, still holds. */
        boolean countsAt(Instant now) {
            return !found.isDone() || (!now.isBefore(at) && now.isBefore(end()));
        }

        private Instant end() {
            if (found.isCompletedExceptionally()) {
                boolean settled = TokenFailure.of(found.exceptionNow()).isRejected();
                return at.plus(settled ? MEMORY : SingleFlight.FAILURE_MEMORY);
            }
            Instant expiry = found.join().expiresAt();
            Instant forgotten = at.plus(MEMORY);
            return expiry.isBefore(forgotten) ? expiry : forgotten;
        }
    }
}
