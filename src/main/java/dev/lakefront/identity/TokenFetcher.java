package dev.lakefront.identity;

import java.time.Duration;

/** Gets one new token, by HTTP or from another program. Blocks; callers give it a thread. */
@FunctionalInterface
public interface TokenFetcher {
    /**
     * The longest that a fetch may take. Those who wait for it give up a second later, and so hear
     * what failed and not only that something did.
     */
    Duration LIMIT = Duration.ofSeconds(9);

    /**
     * A token fetched now, never a remembered one.
     *
     * @throws TokenFailure if none can be had; within {@link #LIMIT}
     */
    AccessToken fetch() throws TokenFailure;

    /**
     * As {@link #fetch()}, for a token that is no longer good though its time is not over: whoever
     * keeps tokens for us is told not to give that one again, where it can be told.
     *
     * @throws TokenFailure if none can be had; within {@link #LIMIT}
     */
    default AccessToken fetchAnother() throws TokenFailure {
        return fetch();
    }
}
