package dev.lakefront.cli.process;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.option.LogFormat;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where Lakefront writes: what was asked for goes to standard output, all that it has to say goes
 * to standard error. Plain text, so that {@code NO_COLOR} has nothing to switch off.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;

    private final Supplier<String> before;

    public Console(PrintStream out, PrintStream err) {
        this(out, err, () -> "");
    }

    private Console(PrintStream out, PrintStream err, Supplier<String> before) {
        this.out = out;
        this.err = err;
        this.before = before;
    }

    /** The same, with the time and our name before each line of what we have to say. */
    public Console timed(InstantSource clock) {
        return new Console(out, err, () -> LogFormat.timed(clock.instant(), "lakefront"));
    }

    public static Console ofProcess() {
        return new Console(System.out, System.err);
    }

    /** What the command was run for: help, version, a completion script. */
    public void result(String text) {
        out.print(text);
        out.flush();
    }

    /** One line about what is happening. */
    public void message(String line) {
        say(line);
    }

    /** The same, with what belongs to it below. */
    public void message(String line, List<String> below) {
        say(line);
        below.forEach(this::indented);
    }

    /** An {@code Error:} line for each problem, with where it stands and what mends it below. */
    public void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            say("Error: " + problem.what());
            if (problem.where() != null) {
                indented("at " + problem.where());
            }
            indented(problem.fix());
        }
    }

    /** The same for what stops nothing. */
    public void warnings(List<Warning> warnings) {
        for (Warning warning : warnings) {
            say("Warning: " + warning.what());
            if (warning.where() != null) {
                indented("at " + warning.where());
            }
            indented(warning.fix());
        }
    }

    public void stackTrace(Throwable bug) {
        bug.printStackTrace(err);
    }

    private void say(String line) {
        err.println(before.get() + line);
    }

    private void indented(@Nullable String text) {
        if (text != null) {
            text.lines().forEach(line -> say("  " + line));
        }
    }
}
