package dev.lakefront.cli;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.cli.request.RunCommand;
import dev.lakefront.cli.syntax.CommandReader;
import dev.lakefront.problem.ProblemException;

/** The whole command, from its arguments to its exit code. */
final class Lakefront {
    private final Console console;
    private final RunCommand runCommand;
    private final boolean showTraces;

    /**
     * @param showTraces whether a bug of Lakefront's own shows its stack trace
     */
    Lakefront(Console console, RunCommand runCommand, boolean showTraces) {
        this.console = console;
        this.runCommand = runCommand;
        this.showTraces = showTraces;
    }

    /** Does what the arguments ask for and says how it ended; never throws. */
    int execute(String... args) {
        try {
            return CommandReader.read(args).carryOut(console, runCommand);
        } catch (ProblemException e) {
            console.problems(e.problems());
            return ExitCode.FAILED.number();
        } catch (RuntimeException | Error bug) {
            report(bug);
            return ExitCode.BUG.number();
        }
    }

    /** Without the exception's message, which may hold anything, unless the user asks for it. */
    private void report(Throwable bug) {
        console.message(
                "Error: a bug in Lakefront ("
                        + bug.getClass().getSimpleName()
                        + "); please report it with what LAKEFRONT_DEBUG=1 shows");
        if (showTraces) {
            console.stackTrace(bug);
        }
    }
}
