package dev.lakefront.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The developer as the caller of every request: an identity asked for once, and a token that is
 * always a usable one.
 */
public final class CachedCallerSource implements CallerSource {
    /** Asks the workspace whose login this is. Blocks; at most {@link TokenFetcher#LIMIT}. */
    @FunctionalInterface
    public interface IdentityFetcher {
        Identity fetch() throws TokenFailure;
    }

    private final IdentityFetcher fetcher;
    private final @Nullable TokenSource tokens;
    private final Duration limit;
    private final SingleFlight<Identity> ask;
    private volatile @Nullable CompletableFuture<Identity> known;
    private volatile @Nullable CompletableFuture<Caller> latest;

    /**
     * @param tokens absent for a login that has no OAuth token: its caller has none either
     */
    public CachedCallerSource(
            IdentityFetcher fetcher, @Nullable TokenSource tokens, InstantSource clock) {
        this(fetcher, tokens, clock, SingleFlight.LIMIT);
    }

    /**
     * @param limit the longest that a caller is waited for
     */
    CachedCallerSource(
            IdentityFetcher fetcher,
            @Nullable TokenSource tokens,
            InstantSource clock,
            Duration limit) {
        this.fetcher = fetcher;
        this.tokens = tokens;
        this.limit = limit;
        this.ask = new SingleFlight<>("identity", this::fetch, clock);
    }

    @Override
    public CompletableFuture<Caller> caller() {
        CompletableFuture<Identity> identity = known;
        TokenSource source = tokens;
        if (source == null) {
            return identity()
                    .thenApply(who -> new Caller(who, null))
                    .exceptionallyCompose(CachedCallerSource::withoutIdentity);
        }
        CompletableFuture<AccessToken> token = source.token();
        if (identity != null && isAtHand(token)) {
            return callerAtHand(identity.join(), token.join());
        }
        return token.thenCompose(t -> identity().thenApply(who -> new Caller(who, t)))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure ->
                        isAtHand(token)
                                ? withoutIdentity(failure)
                                : CompletableFuture.failedFuture(failure));
    }

    private static CompletableFuture<Caller> withoutIdentity(Throwable failure) {
        return CompletableFuture.failedFuture(TokenFailure.of(failure).forIdentity());
    }

    private CompletableFuture<Identity> identity() {
        CompletableFuture<Identity> identity = known;
        return identity != null ? identity : ask.join();
    }

    private Identity fetch() throws TokenFailure {
        CompletableFuture<Identity> current = known;
        if (current != null) {
            return current.join(); // another attempt ended between the question and now
        }
        Identity identity = fetcher.fetch();
        known = CompletableFuture.completedFuture(identity);
        return identity;
    }

    /**
     * The steady state: the same answer for as long as the token is the same, nothing allocated.
     */
    private CompletableFuture<Caller> callerAtHand(Identity identity, AccessToken token) {
        CompletableFuture<Caller> last = latest;
        if (last != null && token.equals(last.join().token())) {
            return last;
        }
        CompletableFuture<Caller> fresh =
                CompletableFuture.completedFuture(new Caller(identity, token));
        latest = fresh;
        return fresh;
    }

    private static boolean isAtHand(CompletableFuture<?> answer) {
        return answer.isDone() && !answer.isCompletedExceptionally();
    }
}
