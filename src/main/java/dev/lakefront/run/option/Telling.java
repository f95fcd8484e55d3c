package dev.lakefront.run.option;

/**
 * How a run is told of.
 *
 * @param verbose whether every request is
 * @param json whether to a program: one JSON object a line
 * @param logs how lines are told, the app's above all
 */
public record Telling(boolean verbose, boolean json, LogFormat logs) {
    /** To people, the usual things. */
    public static final Telling DEFAULT = new Telling(false, false, LogFormat.PLAIN);
}
