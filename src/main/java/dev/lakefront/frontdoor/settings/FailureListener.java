package dev.lakefront.frontdoor.settings;

/** Hears of requests that did not get a whole answer from the app. */
@FunctionalInterface
public interface FailureListener {
    /**
     * Called on the front door's event loop: must not block.
     *
     * @param requestId the id that the answer shows too
     * @param outcome what the request got instead, and why, for the developer's terminal: the
     *     status of the front door's own answer, or half an answer; without secrets
     */
    void failed(String requestId, String outcome);
}
