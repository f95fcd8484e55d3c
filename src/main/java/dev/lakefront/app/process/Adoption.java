package dev.lakefront.app.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;

/**
 * Makes Lakefront, on Linux, the parent of every orphan among its descendants: a daemon that has
 * cut all that ties it to the app cannot cut this. Concerns the whole of our process, and for good.
 */
public final class Adoption {
    /**
     * The children of our first thread: those that Linux gives us, and of those that Java has
     * started only the ones whose thread has ended since.
     */
    private static final File CHILDREN =
            new File("/proc/self/task/" + ProcessHandle.current().pid() + "/children");

    private static volatile CompletableFuture<Boolean> begun =
            CompletableFuture.completedFuture(false);

    private Adoption() {}

    /**
     * Begins in the background, as it takes a while; an app that is started meanwhile waits for it.
     * Where the system cannot do it, nothing happens: then there are no {@link #children}.
     */
    public static void begin() {
        begun =
                CompletableFuture.supplyAsync(
                        () -> CHILDREN.canRead() && Libc.becomeSubreaper(),
                        task -> Thread.ofPlatform().daemon().name("adoption").start(task));
    }

    /** Whom we have adopted, also those that have ended, and maybe some that Java has started. */
    static List<ProcessHandle> children() {
        if (!begun.join()) {
            return List.of();
        }
        List<ProcessHandle> children = new ArrayList<>();
        // asked for four times a second: a stream needs half the instructions of Files.readString
        try (var file = new FileInputStream(CHILDREN)) {
            var pids = new StringTokenizer(new String(file.readAllBytes(), US_ASCII));
            while (pids.hasMoreTokens()) {
                ProcessHandle.of(Long.parseLong(pids.nextToken())).ifPresent(children::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        return children;
    }
}
