package dev.lakefront.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as the front door tells the app.
 *
 * @param identity absent for somebody who is not signed in
 * @param token the on-behalf-of token; absent only for a login that has none (a personal access
 *     token), never because one could not be had
 */
public record Caller(@Nullable Identity identity, @Nullable AccessToken token) {
    /** Not signed in: the app is told nothing. */
    public static final Caller ANONYMOUS = new Caller(null, null);
}
