package dev.lakefront.cli.request;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.run.explain.RunExplanation;
import dev.lakefront.run.option.RunOptions;
import java.util.List;

/** Runs an app to its end: the one thing that the command line is for. */
public interface RunCommand {
    /**
     * Returns when the app and all it started are gone.
     *
     * @return the exit code: the app's own, or the number of an {@link ExitCode}
     * @throws dev.lakefront.problem.ProblemException if the user can mend what stands in the way
     */
    int run(RunOptions options, Console console);

    /**
     * Runs a command beside an app that is ready for it. Returns when both are gone.
     *
     * @param command the program and its arguments
     * @return the exit code: the command's own, or the number of an {@link ExitCode}
     * @throws dev.lakefront.problem.ProblemException if the user can mend what stands in the way
     */
    int exec(RunOptions options, List<String> command, Console console);

    /**
     * What {@link #run} would do. Starts nothing and asks nobody.
     *
     * @throws dev.lakefront.problem.ProblemException if it could not be run
     */
    RunExplanation explain(RunOptions options);
}
