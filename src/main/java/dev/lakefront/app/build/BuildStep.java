package dev.lakefront.app.build;

import java.util.List;

/**
 * One command of a preparation.
 *
 * @param argv the program, looked up in the app's {@code PATH}, and its arguments
 * @param otherwise the argv that is tried when that one fails; empty if then all fails
 */
public record BuildStep(List<String> argv, List<String> otherwise) {
    /** What a line of a terminal has room for; the list of the platform's libraries is longer. */
    private static final int SHOWN_WORDS = 5;

    public BuildStep {
        argv = List.copyOf(argv);
        otherwise = List.copyOf(otherwise);
    }

    static BuildStep of(String... argv) {
        return new BuildStep(List.of(argv), List.of());
    }

    /** The step as a message names it. */
    @Override
    public String toString() {
        return argv.size() <= SHOWN_WORDS
                ? String.join(" ", argv)
                : String.join(" ", argv.subList(0, SHOWN_WORDS)) + " …";
    }
}
