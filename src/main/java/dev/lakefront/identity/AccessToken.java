package dev.lakefront.identity;

import java.time.Instant;

/**
 * An OAuth 2.0 access token (RFC 6749, 1.4).
 *
 * @param value what a bearer presents
 * @param issuedAt when we got it; with {@code expiresAt} this gives its lifetime
 * @param expiresAt from this moment on the workspace refuses it
 */
public record AccessToken(Secret value, Instant issuedAt, Instant expiresAt) {}
