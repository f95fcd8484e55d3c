package dev.lakefront.identity;

import java.util.concurrent.CompletableFuture;

/** Yields the token to send with a request. */
@FunctionalInterface
public interface TokenSource {
    /**
     * A token that can be used now. Never blocks: complete already while a usable token is
     * remembered, else completes within ten seconds, with a {@link TokenFailure} if none can be
     * had.
     */
    CompletableFuture<AccessToken> token();
}
