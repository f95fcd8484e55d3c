package dev.lakefront.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ends the app when Lakefront itself is killed and can do nothing any more: a small shell process
 * that waits for the end of a pipe only we hold. See {@code guard.sh}.
 */
final class Guard {
    private static final String STANDARD_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";
    private static final long DISMISS_LIMIT_MILLIS = 1_000;

    private final Process process;
    private List<ProcessHandle> orphans = List.of();

    private Guard(Process process) {
        this.process = process;
    }

    /** Starts a guard over the processes with that marker. */
    static Guard start(RunMarker marker, Duration grace) throws IOException {
        Map<String, String> environment =
                Map.of(
                        "PATH",
                        System.getenv().getOrDefault("PATH", "") + ":" + STANDARD_PATH,
                        RunMarker.NAME,
                        RunMarker.OF_NO_RUN.id());
        ProcessBuilder guard =
                new ProcessBuilder(command(environment, marker, grace))
                        .directory(Path.of("/").toFile())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD);
        guard.environment().clear();
        guard.environment().putAll(environment);
        return new Guard(guard.start());
    }

    private static List<String> command(
            Map<String, String> environment, RunMarker marker, Duration grace) {
        List<String> command = new ArrayList<>();
        // a session of its own: whoever kills our whole process group does not kill the guard
        Path setsid = Executable.find("setsid", Path.of("/"), environment);
        if (setsid != null) {
            command.add(setsid.toString());
        }
        long graceSeconds = Math.max(1, grace.toSeconds());
        command.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        script(),
                        "lakefront-guard",
                        RunMarker.NAME,
                        marker.id(),
                        Long.toString(graceSeconds)));
        return command;
    }

    private static String script() {
        try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("guard.sh is part of this package");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Names the app's first process, in case it wipes the marker from its environment. */
    void watch(long pid) {
        say(Long.toString(pid));
    }

    /** Names its orphans: all that there are, as often as there may be others. */
    void watchToo(List<ProcessHandle> living) {
        if (!living.equals(orphans)) {
            orphans = List.copyOf(living);
            say(adopted(orphans));
        }
    }

    /** With start times, as the guard may read this when the process ids are others' already. */
    private static String adopted(List<ProcessHandle> orphans) {
        StringBuilder words = new StringBuilder("adopted");
        for (ProcessHandle orphan : orphans) {
            ProcessStat stat = ProcessStat.of(orphan.pid());
            if (stat != null) {
                words.append(' ').append(orphan.pid()).append(':').append(stat.startTime());
            }
        }
        return words.toString();
    }

    /** The app's first process has ended: its number may soon be another's. */
    void forget() {
        say("ended");
    }

    /** Nothing is left to guard. Returns when the guard has ended too. */
    void dismiss() {
        say("dismissed");
        try {
            process.getOutputStream().close();
            process.waitFor(DISMISS_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String word) {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            // somebody has killed the guard: the run itself is not worse for it
            process.destroyForcibly();
        }
    }
}
