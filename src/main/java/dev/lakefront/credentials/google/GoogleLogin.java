package dev.lakefront.credentials.google;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;

/** This machine's own Google login. */
@FunctionalInterface
interface GoogleLogin {
    /**
     * A Google access token. Blocks until the deadline at most.
     *
     * @throws TokenFailure if there is none
     */
    AccessToken token(Deadline deadline) throws TokenFailure;
}
