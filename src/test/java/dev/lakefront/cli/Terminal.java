package dev.lakefront.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.cli.process.Console;
import dev.lakefront.cli.process.ExitCode;
import dev.lakefront.cli.request.RunCommand;
import dev.lakefront.run.explain.RunExplanation;
import dev.lakefront.run.option.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command as someone types it, with what it wrote and how it ended. */
final class Terminal {
    /** An app's exit code that no {@link ExitCode} uses. */
    static final int APPS_OWN_CODE = 42;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    private @Nullable RunOptions started;
    private @Nullable RunOptions explained;
    private List<String> executed = List.of();
    private int exitCode;

    private Terminal() {}

    /** Types a line whose words are separated by single spaces. */
    static Terminal type(String line) {
        return typeWords(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    static Terminal typeWords(String... words) {
        Terminal terminal = new Terminal();
        terminal.exitCode =
                new Lakefront(terminal.console, terminal.new Recorder(null), false).execute(words);
        return terminal;
    }

    static Terminal runInto(RuntimeException failure, boolean showTraces) {
        Terminal terminal = new Terminal();
        terminal.exitCode =
                new Lakefront(terminal.console, terminal.new Recorder(failure), showTraces)
                        .execute("run");
        return terminal;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    int exitCode() {
        return exitCode;
    }

    /** The options a run was started with; null if none was. */
    @Nullable RunOptions started() {
        return started;
    }

    /** The options of a plan that was to be shown; null if none was. */
    @Nullable RunOptions explained() {
        return explained;
    }

    /** The command that was to run beside the app. */
    List<String> executed() {
        return executed;
    }

    /** Does nothing but take down what it was asked for, or fail. */
    private final class Recorder implements RunCommand {
        private final @Nullable RuntimeException failure;

        Recorder(@Nullable RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public int run(RunOptions options, Console console) {
            if (failure != null) {
                throw failure;
            }
            started = options;
            return APPS_OWN_CODE;
        }

        @Override
        public int exec(RunOptions options, List<String> command, Console console) {
            executed = command;
            return run(options, console);
        }

        @Override
        public RunExplanation explain(RunOptions options) {
            explained = options;
            return Explanations.MODEST;
        }
    }
}
