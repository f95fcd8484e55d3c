package dev.lakefront.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakefront.run.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    private int exitCode;

    private Terminal() {}

    /** Types a line whose words are separated by single spaces. */
    static Terminal type(String line) {
        return typeWords(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    static Terminal typeWords(String... words) {
        Terminal terminal = new Terminal();
        RunCommand run =
                (options, _) -> {
                    terminal.started = options;
                    return APPS_OWN_CODE;
                };
        terminal.exitCode = new Lakefront(terminal.console, run, false).execute(words);
        return terminal;
    }

    static Terminal runInto(RuntimeException failure, boolean showTraces) {
        Terminal terminal = new Terminal();
        RunCommand run =
                (_, _) -> {
                    throw failure;
                };
        terminal.exitCode = new Lakefront(terminal.console, run, showTraces).execute("run");
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
}
