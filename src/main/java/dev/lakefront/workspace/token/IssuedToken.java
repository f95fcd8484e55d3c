package dev.lakefront.workspace.token;

import dev.lakefront.identity.Secret;
import java.time.Duration;

/**
 * An access token as the token endpoint hands it out.
 *
 * @param id its {@code jti}
 * @param lifetime from now on, in whole seconds; the token is good for no less
 */
public record IssuedToken(String id, Secret value, Duration lifetime, String scope) {}
