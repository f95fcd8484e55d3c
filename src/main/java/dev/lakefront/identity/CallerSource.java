package dev.lakefront.identity;

import java.util.concurrent.CompletableFuture;

/** Says, for each request, who is asking. */
@FunctionalInterface
public interface CallerSource {
    /**
     * The caller of a request that arrives now. Never blocks: already complete in the steady state.
     * Fails, with a {@link TokenFailure} that says which, if identity or token cannot be had:
     * within ten seconds for the two together.
     */
    CompletableFuture<Caller> caller();
}
