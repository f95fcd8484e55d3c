package dev.lakefront.run;

/**
 * How a run is told of.
 *
 * @param verbose whether every request is
 * @param json whether to a program: one JSON object a line
 */
public record Telling(boolean verbose, boolean json) {
    /** To people, the usual things. */
    public static final Telling DEFAULT = new Telling(false, false);
}
