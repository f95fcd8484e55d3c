package dev.lakefront.app.process;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The running app. Whoever ends first, the app by itself, the user with {@link #stop()}, or
 * Lakefront by {@code kill -9}: nothing that the app started stays behind. Where there is no {@link
 * Adoption}, a process that has wiped the marker from its environment <em>and</em> has been
 * orphaned can escape.
 */
public final class AppProcess {
    /** As on the platform: SIGTERM, 15 seconds, SIGKILL. */
    public static final Duration GRACE = Duration.ofSeconds(15);

    /** For what is left when the app ended by itself, or Lakefront was killed: nobody waits now. */
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(3);

    /** How often we look for orphans: one that is older ends even after {@code kill -9} of us. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(250);

    private static final Duration COLLECT_LIMIT = Duration.ofSeconds(5);

    /** What a shell says of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final ProcessTree tree;
    private final Guard guard;
    private final AppOutput output;
    private final Duration grace;
    private final CountDownLatch reasonToEnd = new CountDownLatch(1);
    private volatile boolean stopRequested;
    private final CompletableFuture<Integer> exitStatus = new CompletableFuture<>();

    private AppProcess(
            Process process, ProcessTree tree, Guard guard, AppOutput output, Duration grace) {
        this.process = process;
        this.tree = tree;
        this.guard = guard;
        this.output = output;
        this.grace = grace;
    }

    /**
     * Starts the app.
     *
     * @param argv the program, looked up in the app's {@code PATH}, and its arguments
     * @param environment all of it: nothing is inherited
     * @param output where it writes; of its own
     * @throws ProblemException if the program is not found or cannot be executed; nothing runs then
     */
    public static AppProcess start(
            List<String> argv, Path folder, Map<String, String> environment, AppOutput output) {
        return start(argv, folder, environment, output, GRACE);
    }

    static AppProcess start(
            List<String> argv,
            Path folder,
            Map<String, String> environment,
            AppOutput output,
            Duration grace) {
        RunMarker marker = RunMarker.random();
        ProcessBuilder builder = builder(argv, folder, environment);
        builder.environment().put(RunMarker.NAME, marker.id());
        Guard guard = startGuard(marker);
        try {
            Orphans orphans = Orphans.fromNowOn(marker);
            orphans.except(guard.process());
            output.redirect(builder);
            Process process = builder.start();
            output.begin();
            guard.watch(process.pid());
            ProcessTree tree = new ProcessTree(process.toHandle(), marker, orphans);
            AppProcess app = new AppProcess(process, tree, guard, output, grace);
            // not a virtual one, as waking that up four times a second costs more than what it does
            Thread.ofPlatform().daemon().name("app-process").start(app::keep);
            return app;
        } catch (IOException e) {
            output.close();
            guard.dismiss();
            throw new ProblemException(
                    Problem.of(
                            "the app cannot be started: " + e.getMessage(),
                            "check that the program is one for this machine"));
        }
    }

    private static ProcessBuilder builder(
            List<String> argv, Path folder, Map<String, String> environment) {
        List<String> located = new ArrayList<>(argv);
        located.set(0, Executable.locate(argv.getFirst(), folder, environment).toString());
        ProcessBuilder builder =
                new ProcessBuilder(located).directory(folder.toAbsolutePath().toFile());
        replace(builder.environment(), environment);
        return builder;
    }

    /**
     * Leaves untouched what has the right value already. Java keeps the bytes of those; of a string
     * that it is given it makes bytes by the locale, and in the C locale that loses every umlaut.
     */
    private static void replace(Map<String, String> inherited, Map<String, String> wanted) {
        inherited.keySet().retainAll(wanted.keySet());
        for (Map.Entry<String, String> variable : wanted.entrySet()) {
            if (!variable.getValue().equals(inherited.get(variable.getKey()))) {
                inherited.put(variable.getKey(), variable.getValue());
            }
        }
    }

    private static Guard startGuard(RunMarker marker) {
        try {
            return Guard.start(marker, LEFTOVER_GRACE);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "/bin/sh cannot be started: " + e.getMessage(),
                            "Lakefront needs a POSIX system; on Windows, use WSL"));
        }
    }

    /** What the app reads, if it does not read our own standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Whether the app's first process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where it, or a process that it started, accepts TCP connections; only Linux tells. */
    List<InetSocketAddress> listeningAddresses() {
        return ListeningSockets.of(tree.members());
    }

    /**
     * The app's exit status: what it exited with, or 128 plus the number of the signal that ended
     * it. Complete as soon as nothing that the app started is left, nor of what it wrote; never
     * fails.
     */
    public CompletableFuture<Integer> exitStatus() {
        return exitStatus.copy();
    }

    /**
     * Ends the app and all that it started: SIGTERM, a grace of 15 seconds, SIGKILL. Returns when
     * nothing is left; does nothing if the app has ended. May be called by several threads.
     */
    public void stop() {
        stopRequested = true;
        reasonToEnd.countDown();
        exitStatus.join();
    }

    /**
     * Ends them at once, by SIGKILL, also if they are being stopped; returns before they are gone.
     */
    public void kill() {
        tree.endGrace();
        stopRequested = true;
        reasonToEnd.countDown();
    }

    /** The one thread that ends processes, so that two reasons to do it do not meet. */
    private void keep() {
        try {
            lookForOrphansUntilTheEnd();
            if (!process.isAlive()) {
                guard.forget();
            }
            tree.end(stopRequested ? grace : LEFTOVER_GRACE);
            guard.dismiss();
            output.finish(() -> !stopRequested);
        } catch (InterruptedException e) {
            throw notInterruptible(e);
        } finally {
            // even if the processes cannot be listed: then the guard, not dismissed, ends them when
            // Lakefront has ended, and until then nobody must wait here for ever
            exitStatus.complete(finalStatus());
        }
    }

    private void lookForOrphansUntilTheEnd() throws InterruptedException {
        process.onExit().thenRun(reasonToEnd::countDown);
        boolean ending;
        do {
            ending = reasonToEnd.await(LOOK_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
            guard.watchToo(tree.lookForOrphans());
            output.followTerminal();
        } while (!ending);
    }

    /** The tree is done with a process that has ended; Java may still be about to collect it. */
    private int finalStatus() {
        try {
            return process.waitFor(COLLECT_LIMIT) ? process.exitValue() : KILLED;
        } catch (InterruptedException e) {
            throw notInterruptible(e);
        }
    }

    private static IllegalStateException notInterruptible(InterruptedException e) {
        return new IllegalStateException("nobody has this thread to interrupt it", e);
    }
}
