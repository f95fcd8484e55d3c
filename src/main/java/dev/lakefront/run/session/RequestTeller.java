package dev.lakefront.run.session;

import dev.lakefront.frontdoor.settings.RequestListener;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;

/** Tells of requests as they pass the front door. */
final class RequestTeller implements RequestListener {
    private final RunEvents events;
    private final boolean verbose;
    private final Runnable answered;

    /**
     * @param verbose whether those that go well are told of too
     * @param answered done whenever the app has begun to answer; must not block
     */
    RequestTeller(RunEvents events, boolean verbose, Runnable answered) {
        this.events = events;
        this.verbose = verbose;
        this.answered = answered;
    }

    @Override
    public void failed(String requestId, String outcome) {
        events.requestFailed(requestId, outcome);
    }

    @Override
    public void answered() {
        answered.run();
    }

    @Override
    public void admitted(String requestId, Caller caller) {
        if (verbose) {
            AccessToken token = caller.token();
            events.requestAdmitted(requestId, token == null ? null : token.value());
        }
    }
}
