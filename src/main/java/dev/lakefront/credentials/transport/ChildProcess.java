package dev.lakefront.credentials.transport;

import dev.lakefront.identity.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Runs another program to its end, for at most so long, and keeps what it says. */
public final class ChildProcess {
    private static final Secret NOTHING = new Secret("");
    private static final int MAX_OUTPUT = 1 << 20;

    /** How often a pipe is emptied, which holds 64 KiB: no program has to wait for long. */
    private static final Duration STEP = Duration.ofMillis(10);

    private ChildProcess() {}

    /**
     * How it ended.
     *
     * @param output what it wrote to stdout, up to 1 MiB; taken for a secret
     * @param errors what it wrote to stderr, up to 1 MiB
     */
    public record Outcome(int exitCode, Secret output, Secret errors) {}

    /**
     * Runs the program with an empty stdin. Each argument arrives as it is: no shell reads it. What
     * it leaves running when it ends is neither waited for nor listened to.
     *
     * @throws TimeoutException if it goes on for longer; it and its children are then killed
     * @throws IOException if it cannot be started or heard
     * @throws InterruptedException if the caller no longer waits; then too they are killed
     */
    public static Outcome run(List<String> argv, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        return run(argv, environment, NOTHING, limit);
    }

    /**
     * As {@link #run(List, Map, Duration)}, with something on stdin.
     *
     * @param input at most what a pipe holds, 64 KiB
     */
    public static Outcome run(
            List<String> argv, Map<String, String> environment, Secret input, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        var builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Deadline deadline = Deadline.in(limit);
        Process process = builder.start();
        try {
            feed(process, input);
            var output = new Pipe(process.getInputStream());
            var errors = new Pipe(process.getErrorStream());
            while (!process.waitFor(deadline.orIn(STEP).left())) {
                if (deadline.hasPassed()) {
                    throw new TimeoutException();
                }
                output.empty();
                errors.empty();
            }
            return new Outcome(process.exitValue(), output.content(), errors.content());
        } finally {
            kill(process);
        }
    }

    /** A program that does not want to know may have ended already, or closed its stdin. */
    private static void feed(Process process, Secret input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // its exit code says what came of that
        }
    }

    /** The children first: once their parent is gone they can no longer be found. */
    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * One of the program's streams. Nobody waits in a read of it: whoever inherited the other end
     * may keep it open for ever, and closing ours does not wake a reader.
     */
    private static final class Pipe {
        private final InputStream stream;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Pipe(InputStream stream) {
            this.stream = stream;
        }

        /** Takes out what is in it now, so that the program can go on writing. */
        void empty() throws IOException {
            // the JDK empties the stream under the same lock when the program has ended
            synchronized (stream) {
                byte[] found = stream.readNBytes(stream.available());
                kept.write(found, 0, Math.min(found.length, MAX_OUTPUT - kept.size()));
            }
        }

        /** All that a program wrote which has ended. */
        Secret content() throws IOException {
            empty();
            return new Secret(kept.toString(StandardCharsets.UTF_8));
        }
    }
}
