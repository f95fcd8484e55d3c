package dev.lakefront.credentials;

import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs another program to its end, for at most so long, and keeps what it says. */
final class ChildProcess {
    private static final int MAX_OUTPUT = 1 << 20;

    private ChildProcess() {}

    /**
     * How it ended.
     *
     * @param output what it wrote to stdout, up to 1 MiB; taken for a secret
     * @param errors what it wrote to stderr, up to 1 MiB
     */
    record Outcome(int exitCode, Secret output, Secret errors) {}

    /**
     * Runs the program with an empty stdin. Each argument arrives as it is: no shell reads it.
     *
     * @throws TimeoutException if it, or who holds its stdout or stderr, goes on for longer; it and
     *     its children are then killed, but not the children of one that has ended: they can no
     *     longer be found
     * @throws IOException if it cannot be started or heard
     * @throws InterruptedException if the caller no longer waits; then too they are killed
     */
    static Outcome run(List<String> argv, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        var builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Deadline deadline = Deadline.in(limit);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            FutureTask<Secret> output = read(process.getInputStream());
            FutureTask<Secret> errors = read(process.getErrorStream());
            if (!process.waitFor(deadline.left())) {
                throw new TimeoutException();
            }
            return new Outcome(
                    process.exitValue(), await(output, deadline), await(errors, deadline));
        } finally {
            kill(process);
        }
    }

    /** Both streams are read at once: a program that fills the one we do not read would hang. */
    private static FutureTask<Secret> read(InputStream stream) {
        var reading = new FutureTask<>(() -> drain(stream));
        Thread.ofVirtual().name("child output").start(reading);
        return reading;
    }

    private static Secret drain(InputStream stream) throws IOException {
        byte[] kept = stream.readNBytes(MAX_OUTPUT);
        stream.transferTo(OutputStream.nullOutputStream());
        return new Secret(new String(kept, StandardCharsets.UTF_8));
    }

    private static Secret await(FutureTask<Secret> reading, Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return reading.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException("cannot read its output", e.getCause());
        }
    }

    /** The children first: once their parent is gone they can no longer be found. */
    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
