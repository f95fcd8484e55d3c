package dev.lakefront.identity;

/** Gets one new token, by HTTP or from another program. Blocks; callers give it a thread. */
@FunctionalInterface
public interface TokenFetcher {
    /**
     * A token fetched now, never a remembered one.
     *
     * @throws TokenFailure if none can be had; within ten seconds
     */
    AccessToken fetch() throws TokenFailure;
}
