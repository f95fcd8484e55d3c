package dev.lakefront.workspace.oauth.client;

import dev.lakefront.identity.Secret;

/**
 * What an OAuth client proves itself with (RFC 6749, 2.3.1).
 *
 * @param clientId the same in every run, so that it may stand in a file
 * @param clientSecret another one in every run
 */
public record ClientCredentials(String clientId, Secret clientSecret) {}
