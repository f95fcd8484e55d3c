package dev.lakefront.cli;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.RunOptions;
import java.util.List;

/** What a command line asks for. */
sealed interface Request {
    /** To print this text and be done. */
    record Print(String text) implements Request {}

    /** To run an app. */
    record Run(RunOptions options) implements Request {}

    /**
     * Something that cannot be done.
     *
     * @param problems all that is wrong with the command line
     * @param command the command that was meant, as far as one could be told
     */
    record Mistaken(List<Problem> problems, String command) implements Request {}
}
