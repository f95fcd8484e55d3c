package dev.lakefront.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as the front door tells the app.
 *
 * @param token the on-behalf-of token; absent only for a login that has none (a personal access
 *     token), never because one could not be had
 */
public record Caller(Identity identity, @Nullable AccessToken token) {}
