package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.net.URI;

/** Where the ID token comes from by which a workload proves who it is. */
@FunctionalInterface
public interface IdTokens {
    /**
     * An ID token (a JWT) of this moment. Blocks until the deadline at most.
     *
     * @param endpoint where it will be exchanged
     * @throws TokenFailure if there is none
     */
    Secret fetch(URI endpoint, Deadline deadline) throws TokenFailure;
}
