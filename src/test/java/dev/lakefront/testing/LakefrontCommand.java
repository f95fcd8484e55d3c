package dev.lakefront.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The real {@code ./lakefront}, as a child process whose output is kept line by line. */
public final class LakefrontCommand implements AutoCloseable {
    public static final Path LAUNCHER =
            Path.of(System.getProperty("basedir", "")).resolve("lakefront").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private LakefrontCommand(Process process) {
        this.process = process;
        this.readers =
                List.of(keep(process.inputReader(), output), keep(process.errorReader(), errors));
    }

    /** Makes the run image if {@code ./dev test} has not: takes a while the first time. */
    public static void build() {
        RunImage.require();
    }

    /** Starts the command in a folder, with exactly this environment. */
    public static LakefrontCommand start(
            Path folder, Map<String, String> environment, List<String> arguments) {
        var argv = new ArrayList<>(List.of(LAUNCHER.toString()));
        argv.addAll(arguments);
        return start(folder, environment, argv, List.of());
    }

    /**
     * Starts the command through another program, which must become it ({@code exec}): what a
     * terminal does to a program before it runs.
     */
    public static LakefrontCommand startThrough(
            List<String> wrapper,
            Path folder,
            Map<String, String> environment,
            List<String> arguments) {
        var argv = new ArrayList<>(wrapper);
        argv.add(LAUNCHER.toString());
        return start(folder, environment, argv, arguments);
    }

    private static LakefrontCommand start(
            Path folder,
            Map<String, String> environment,
            List<String> program,
            List<String> arguments) {
        var argv = new ArrayList<>(program);
        argv.addAll(arguments);
        var builder = new ProcessBuilder(argv).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new LakefrontCommand(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread keep(BufferedReader lines, List<String> kept) {
        return Thread.ofVirtual()
                .start(() -> {
                    try (lines) {
                        lines.lines().forEach(kept::add);
                    } catch (IOException | UncheckedIOException closed) {
                        // the process was ended by the test
                    }
                });
    }

    /** Waits for a line of standard error that begins like this, and returns it. */
    public String awaitLine(String start) {
        return awaitLine(start, PATIENCE);
    }

    /** The same, for what may take long. */
    public String awaitLine(String start, Duration limit) {
        within(limit, () -> errors.stream().anyMatch(line -> line.startsWith(start)));
        return errors.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    /** Waits for a line of standard output. */
    public LakefrontCommand awaitOutput(String line) {
        within(PATIENCE, () -> output.contains(line));
        return this;
    }

    /** Waits for a line of standard output that begins like this, and returns it. */
    public String awaitOutputBeginning(String start) {
        within(PATIENCE, () -> output.stream().anyMatch(line -> line.startsWith(start)));
        return output.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    /** Waits until the front door is open. */
    public LakefrontCommand awaitOpen() {
        awaitLine("To access your app go to ");
        return this;
    }

    private void within(Duration limit, BooleanSupplier condition) {
        try {
            Eventually.within(limit, () -> condition.getAsBoolean() || hasEnded());
        } catch (AssertionError e) {
            throw new AssertionError("not within " + limit + ":\n" + transcript(), e);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("not before it ended:\n" + transcript());
        }
    }

    private boolean hasEnded() {
        return !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
    }

    /** The exit status, once the process has ended and all its output is read. */
    public int exitStatus() {
        return exitStatus(PATIENCE);
    }

    public int exitStatus(Duration limit) {
        try {
            if (!process.waitFor(limit)) {
                throw new AssertionError("still runs after " + limit + ":\n" + transcript());
            }
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(5));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of standard output so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** The lines of standard error so far. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** All that was written so far. */
    public String transcript() {
        return "stdout:\n" + text(output) + "stderr:\n" + text(errors);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    /** Writes to standard input and ends it. */
    public LakefrontCommand type(String text) {
        try (var stdin = process.outputWriter()) {
            stdin.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public LakefrontCommand signal(String name) {
        Processes.signal(name, process.pid());
        return this;
    }

    /** Ends it by SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Made once for all tests, with the environment that Maven needs. */
    private static final class RunImage {
        private static final int STATUS = build();

        static void require() {
            if (STATUS != 0) {
                throw new AssertionError("./lakefront cannot be built: see above");
            }
        }

        private static int build() {
            try {
                var version = new ProcessBuilder(LAUNCHER.toString(), "--version");
                version.redirectError(ProcessBuilder.Redirect.INHERIT);
                version.redirectOutput(ProcessBuilder.Redirect.DISCARD);
                return version.start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
