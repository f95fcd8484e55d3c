package dev.lakefront.frontdoor.settings;

import dev.lakefront.identity.Caller;

/** Hears of requests: which go to the app, and which did not get a whole answer from it. */
@FunctionalInterface
public interface RequestListener {
    /**
     * Called on the front door's event loop: must not block.
     *
     * @param requestId the id that the answer shows too
     * @param outcome what the request got instead, and why, for the developer's terminal: the
     *     status of the front door's own answer, or half an answer; without secrets
     */
    void failed(String requestId, String outcome);

    /**
     * A request goes to the app, in this caller's name. Called on the front door's event loop: must
     * not block.
     */
    default void admitted(String requestId, Caller caller) {}

    /**
     * The app has begun to answer a request. Called on the front door's event loop: must not block.
     */
    default void answered() {}
}
