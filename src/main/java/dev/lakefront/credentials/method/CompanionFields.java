package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.util.Map;

/**
 * Header fields that a workspace has to see beside the access token, such as proof that the bearer
 * may manage the cloud's resource that the workspace is. Never passed on to an app.
 */
@FunctionalInterface
public interface CompanionFields {
    /**
     * Name and value of each. Blocks until the deadline at most.
     *
     * @throws TokenFailure if one cannot be had that the workspace needs
     */
    Map<String, Secret> fetch(Deadline deadline) throws TokenFailure;
}
