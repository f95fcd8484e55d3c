package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import java.time.Duration;
import java.time.Instant;

/** A source of Microsoft Entra ID tokens. */
@FunctionalInterface
interface AzureTokens {
    /** Workspaces refuse a token in its last 30 s; ten more are for its way. */
    Duration REFUSED_BEFORE_ITS_END = Duration.ofSeconds(40);

    /**
     * A token for a resource. Blocks until the deadline at most.
     *
     * @throws TokenFailure if there is none
     */
    AccessToken token(String resource, Deadline deadline) throws TokenFailure;

    /** A token for workspaces, with the end that they will put to it. */
    default AccessToken forWorkspace(AzureEnvironment environment) throws TokenFailure {
        AccessToken token = token(environment.databricks(), Deadline.in(Deadline.OF_A_FETCH));
        Instant end = token.expiresAt().minus(REFUSED_BEFORE_ITS_END);
        return new AccessToken(
                token.value(),
                token.issuedAt(),
                end.isBefore(token.issuedAt()) ? token.issuedAt() : end);
    }
}
