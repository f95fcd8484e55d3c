package dev.lakefront.frontdoor;

/** Hears of requests that the front door had to answer in the app's place. */
@FunctionalInterface
public interface FailureListener {
    /**
     * Called on the front door's event loop: must not block.
     *
     * @param requestId the id that the answer shows too
     * @param reason what failed, for the developer's terminal; without secrets
     */
    void failed(String requestId, String reason);
}
