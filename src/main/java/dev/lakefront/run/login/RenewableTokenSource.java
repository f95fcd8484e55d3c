package dev.lakefront.run.login;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.CachedTokenSource;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.identity.TokenSource;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A remembered token that can be replaced though it is still good: one that was revoked, say. */
final class RenewableTokenSource implements TokenSource {
    private final TokenFetcher fetcher;
    private final InstantSource clock;
    private volatile TokenSource current;

    RenewableTokenSource(TokenFetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.current = new CachedTokenSource(fetcher, clock);
    }

    @Override
    public CompletableFuture<AccessToken> token() {
        return current.token();
    }

    /**
     * Fetches a new token; the old one is used until it is there, and stays if it cannot be had.
     * Never blocks.
     */
    CompletableFuture<AccessToken> renew() {
        TokenSource renewed = new CachedTokenSource(anotherFirst(), clock);
        return renewed.token()
                .thenApply(token -> {
                    current = renewed;
                    return token;
                });
    }

    private TokenFetcher anotherFirst() {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> first.getAndSet(false) ? fetcher.fetchAnother() : fetcher.fetch();
    }
}
