package dev.lakefront.workspace.token;

import dev.lakefront.workspace.directory.Principal;

/**
 * A valid access token, read.
 *
 * @param id its {@code jti}
 * @param clientId whom it was issued to
 * @param principal whom it stands for
 * @param scopes what it is good for
 * @param expiry when that ends, in seconds since the epoch
 */
public record AccessToken(
        String id, String clientId, Principal principal, ScopeSet scopes, long expiry) {}
