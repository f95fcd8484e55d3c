package dev.lakefront.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
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

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private final TokenFetcher fetcher;
    private final InstantSource clock;
    private final SingleFlight<AccessToken> refresh;
    private volatile @Nullable Held held;

    public CachedTokenSource(TokenFetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.refresh = new SingleFlight<>("token-refresh", this::fetch, clock);
    }

    @Override
    public CompletableFuture<AccessToken> token() {
        Held current = held;
        Instant now = clock.instant();
        if (current == null || !now.isBefore(current.usableUntil)) {
            return refresh.join();
        }
        if (!now.isBefore(current.refreshAt)) {
            refresh.start();
        }
        return current.answer;
    }

    private AccessToken fetch() throws TokenFailure {
        Held current = held;
        if (current != null && current.isFreshAt(clock.instant())) {
            return current.answer.join(); // another refresh ended between the question and now
        }
        try {
            AccessToken token = fetcher.fetch();
            held = Held.of(token);
            return token;
        } catch (TokenFailure | RuntimeException e) {
            Held old = held;
            if (old != null) {
                held = old.afterFailureAt(clock.instant());
            }
            throw e;
        }
    }

    /**
     * A token with its timetable.
     *
     * @param backOff how long to leave the endpoint alone if the next refresh fails while this
     *     token can still be used
     */
    private record Held(
            CompletableFuture<AccessToken> answer,
            Instant refreshAt,
            Instant usableUntil,
            Duration backOff) {
        static Held of(AccessToken token) {
            Duration life = Duration.between(token.issuedAt(), token.expiresAt());
            Duration staleTime = shorter(life.dividedBy(2), LONGEST_STALE_TIME);
            Duration transit = shorter(life.dividedBy(TRANSIT_SHARE_OF_LIFE), LONGEST_TRANSIT);
            return new Held(
                    CompletableFuture.completedFuture(token),
                    token.expiresAt().minus(staleTime),
                    token.expiresAt().minus(transit),
                    FIRST_BACK_OFF);
        }

        /** After a failure the time to refresh may well be later than the end of the token. */
        boolean isFreshAt(Instant now) {
            return now.isBefore(refreshAt) && now.isBefore(usableUntil);
        }

        Held afterFailureAt(Instant now) {
            return new Held(
                    answer,
                    now.plus(backOff),
                    usableUntil,
                    shorter(backOff.multipliedBy(2), LONGEST_BACK_OFF));
        }

        private static Duration shorter(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? a : b;
        }
    }
}
