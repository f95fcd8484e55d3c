package dev.lakefront.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A variable in the app's environment that every process it starts inherits. It finds those that
 * the process table no longer connects with the app: started twice removed, or in a session of
 * their own.
 *
 * @param id unlike any other run's; always of the same form, so none is the beginning of another
 */
public record RunMarker(String id) {
    public static final String NAME = "LAKEFRONT_RUN";

    /**
     * On what we start for the person at the machine, such as a browser, and do not end, and on
     * guards, which end by themselves.
     */
    public static final RunMarker OF_NO_RUN = new RunMarker("none");

    private static final Path PROC = Path.of("/proc");

    /** It need not be hard to guess, only different: a secure source would cost start-up time. */
    static RunMarker random() {
        HexFormat hex = HexFormat.of();
        return new RunMarker(
                hex.toHexDigits(ProcessHandle.current().pid())
                        + hex.toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /** The processes, of those we may look at, that have this marker now. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> marked = new ArrayList<>();
        for (long pid : Files.exists(PROC.resolve("self/environ")) ? inProc() : inPs()) {
            ProcessHandle.of(pid).ifPresent(marked::add);
        }
        return marked;
    }

    /** Whether that process has another marker than this now; only Linux tells. */
    boolean isOfAnother(ProcessHandle process) {
        byte[] environment = environmentOf(PROC.resolve(Long.toString(process.pid())));
        return contains(environment, octets(NAME + "=")) && !contains(environment, entry());
    }

    private byte[] entry() {
        return octets(NAME + "=" + id);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private List<Long> inProc() {
        byte[] entry = entry();
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (contains(environmentOf(process), entry)) {
                    pids.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        }
        return pids;
    }

    /** Empty for a process that has just ended, and for one of another user. */
    private static byte[] environmentOf(Path process) {
        try {
            return Files.readAllBytes(process.resolve("environ"));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean contains(byte[] environment, byte[] entry) {
        for (int at = 0; at + entry.length <= environment.length; at++) {
            if (matches(environment, at, entry)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] environment, int at, byte[] entry) {
        for (int i = 0; i < entry.length; i++) {
            if (environment[at + i] != entry[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Systems without {@code /proc}, macOS above all, have a {@code ps} that shows environments.
     */
    private List<Long> inPs() {
        List<Long> pids = new ArrayList<>();
        try {
            Process ps =
                    new ProcessBuilder("ps", "-A", "-E", "-ww", "-o", "pid=", "-o", "command=")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            for (String line : ps.inputReader().readAllAsString().lines().toList()) {
                if (line.contains(NAME + "=" + id)) {
                    String row = line.strip();
                    pids.add(Long.valueOf(row.substring(0, row.indexOf(' '))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }
}
