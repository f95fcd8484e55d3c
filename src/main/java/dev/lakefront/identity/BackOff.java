package dev.lakefront.identity;

import java.time.Duration;

/**
 * How long to leave an endpoint alone that has failed: longer each time, and not all who saw it
 * fail equally long, so that they do not come back together.
 *
 * @param longest of the pauses of this time
 */
record BackOff(Duration longest) {
    /** Its shortest pause is as long as a failure is remembered anyway. */
    static final BackOff FIRST = new BackOff(SingleFlight.FAILURE_MEMORY.multipliedBy(2));

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * @param jitter drawn evenly from 0 to 1; the pause is from half to all of the longest
     */
    Duration pause(double jitter) {
        Duration half = longest.dividedBy(2);
        return half.plusNanos((long) (half.toNanos() * jitter));
    }

    /** The one after another failure. */
    BackOff next() {
        Duration twice = longest.multipliedBy(2);
        return new BackOff(twice.compareTo(LIMIT) < 0 ? twice : LIMIT);
    }
}
