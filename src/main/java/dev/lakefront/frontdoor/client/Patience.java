package dev.lakefront.frontdoor.client;

import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.settings.Limits;
import java.time.Duration;

/**
 * How long a client has kept the front door waiting. Nothing is timed while requests come and go:
 * the time begins when somebody looks and finds us waiting.
 */
final class Patience {
    /** What a client is waited for. */
    enum Awaited {
        NOTHING,
        FIRST_OCTET,
        HEAD,
        BODY
    }

    static final Refusal BODY_TOO_SLOW =
            new Refusal(Failure.CLIENT_TOO_SLOW, "the rest of its body did not come in time");

    private final Limits limits;
    private Awaited awaited = Awaited.NOTHING;
    private long since;

    Patience(Limits limits) {
        this.limits = limits;
    }

    /** What was awaited has come. */
    void renew() {
        awaited = Awaited.NOTHING;
    }

    /**
     * Whether the client has been waited for long enough.
     *
     * @param now what is awaited at this moment
     * @param nanos as {@link System#nanoTime} tells it
     */
    boolean isOver(Awaited now, long nanos) {
        if (now != awaited) {
            awaited = now;
            since = nanos;
        }
        return now != Awaited.NOTHING && nanos - since >= limit(now).toNanos();
    }

    private Duration limit(Awaited now) {
        return switch (now) {
            case NOTHING, FIRST_OCTET -> limits.firstOctet();
            case HEAD -> limits.head();
            case BODY -> limits.body();
        };
    }
}
