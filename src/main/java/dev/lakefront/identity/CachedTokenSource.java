package dev.lakefront.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a token for as long as it can be used and replaces it in good time:
 *
 * <ul>
 *   <li><b>fresh</b>: the remembered token, at once;
 *   <li><b>stale</b> (half its life is over, or 20 minutes are left): the remembered token, at
 *       once, and one refresh in the background;
 *   <li><b>expired</b>: all who ask wait for one refresh, and share its failure.
 * </ul>
 */
public final class CachedTokenSource implements TokenSource {
    private static final Duration LONGEST_STALE_TIME = Duration.ofMinutes(20);

    /** What a token may lose on its way to the app and on to the workspace. */
    private static final Duration LONGEST_TRANSIT = Duration.ofSeconds(1);

    private static final int TRANSIT_SHARE_OF_LIFE = 10;

    /** A token is used for so long though it is born expired: its issuer must not be flooded. */
    private static final Duration SHORTEST_USE = Duration.ofSeconds(1);

    private final TokenFetcher fetcher;
    private final Clocks clocks;
    private final DoubleSupplier jitter;
    private final SingleFlight<AccessToken> refresh;
    private volatile @Nullable Held held;

    public CachedTokenSource(TokenFetcher fetcher, InstantSource clock) {
        this(
                fetcher,
                new Clocks(clock, System::nanoTime),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param jitter from 0 to 1: see {@link BackOff#pause}
     */
    CachedTokenSource(TokenFetcher fetcher, Clocks clocks, DoubleSupplier jitter) {
        this.fetcher = fetcher;
        this.clocks = clocks;
        this.jitter = jitter;
        this.refresh = new SingleFlight<>("token-refresh", this::fetch, clocks.wall());
    }

    /**
     * The two clocks by which a token ages.
     *
     * @param wall goes on while a laptop sleeps, and can be set back
     * @param ticks nanoseconds; stand still while a laptop sleeps, and are never set back
     */
    record Clocks(InstantSource wall, LongSupplier ticks) {}

    @Override
    public CompletableFuture<AccessToken> token() {
        Held current = held;
        if (current == null) {
            return refresh.join();
        }
        Duration age = current.age(clocks);
        if (!current.isUsableAt(age)) {
            return refresh.join();
        }
        if (!current.isFreshAt(age)) {
            refresh.start();
        }
        return current.answer;
    }

    private AccessToken fetch() throws TokenFailure {
        Held current = held;
        if (current != null && current.isFreshAt(current.age(clocks))) {
            return current.answer.join(); // another refresh ended between the question and now
        }
        try {
            long asked = clocks.ticks().getAsLong();
            AccessToken token = fetcher.fetch();
            held = Held.of(token, asked);
            return token;
        } catch (TokenFailure | RuntimeException e) {
            Held old = held;
            if (old != null) {
                held = old.afterFailureAt(old.age(clocks), jitter.getAsDouble());
            }
            throw e;
        }
    }

    /**
     * A token with its timetable, in ages of the token.
     *
     * @param asked when it was asked for, in ticks
     * @param backOff how long to leave the endpoint alone if the next refresh fails while this
     *     token can still be used
     */
    private record Held(
            CompletableFuture<AccessToken> answer,
            long asked,
            Duration refreshAt,
            Duration usableUntil,
            BackOff backOff) {
        static Held of(AccessToken token, long asked) {
            Duration said = Duration.between(token.issuedAt(), token.expiresAt());
            Duration transit = share(said, TRANSIT_SHARE_OF_LIFE, LONGEST_TRANSIT);
            Duration staleTime = share(said, 2, LONGEST_STALE_TIME);
            return new Held(
                    CompletableFuture.completedFuture(token),
                    asked,
                    longer(said.minus(staleTime), SHORTEST_USE),
                    longer(said.minus(transit), SHORTEST_USE),
                    BackOff.FIRST);
        }

        /** By the clock that says more: one that was set back makes no token younger. */
        Duration age(Clocks clocks) {
            Instant issued = answer.join().issuedAt();
            return longer(
                    Duration.between(issued, clocks.wall().instant()),
                    Duration.ofNanos(clocks.ticks().getAsLong() - asked));
        }

        boolean isUsableAt(Duration age) {
            return age.compareTo(usableUntil) < 0;
        }

        /** After a failure the time to refresh may well be later than the end of the token. */
        boolean isFreshAt(Duration age) {
            return age.compareTo(refreshAt) < 0 && isUsableAt(age);
        }

        Held afterFailureAt(Duration age, double jitter) {
            return new Held(
                    answer, asked, age.plus(backOff.pause(jitter)), usableUntil, backOff.next());
        }

        /**
         * One of so many parts, but no more than the longest. Dividing a duration sets up
         * BigDecimal, and a start waits 11 ms for that.
         *
         * @param longest in whole seconds
         */
        private static Duration share(Duration whole, int parts, Duration longest) {
            if (whole.isNegative()) {
                return Duration.ZERO;
            }
            return whole.toSeconds() >= longest.toSeconds() * parts
                    ? longest
                    : Duration.ofNanos(whole.toNanos() / parts);
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) > 0 ? a : b;
        }
    }
}
