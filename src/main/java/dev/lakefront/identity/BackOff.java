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
    static final BackOff FIRST = new BackOff(twice(SingleFlight.FAILURE_MEMORY));

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * @param jitter drawn evenly from 0 to 1; the pause is from half to all of the longest
     */
    Duration pause(double jitter) {
        Duration half = Duration.ofNanos(longest.toNanos() / 2);
        return half.plusNanos((long) (half.toNanos() * jitter));
    }

    /** The one after another failure. */
    BackOff next() {
        Duration twice = twice(longest);
        return new BackOff(twice.compareTo(LIMIT) < 0 ? twice : LIMIT);
    }

    /** Multiplying a duration sets up BigDecimal, and a start waits 11 ms for that. */
    private static Duration twice(Duration duration) {
        return duration.plus(duration);
    }
}
