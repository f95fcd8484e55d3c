package dev.lakefront.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The app's first process and everything that came from it: its descendants, and the processes that
 * carry its marker wherever they are now. Not thread-safe.
 */
final class ProcessTree {
    /**
     * After this, a process that survived SIGKILL is not ours to end (it may be another user's).
     */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final ProcessHandle root;
    private final RunMarker marker;

    /** Remembers whom the process table loses: a child without the marker whose parent ended. */
    private final Set<ProcessHandle> known = new HashSet<>();

    ProcessTree(ProcessHandle root, RunMarker marker) {
        this.root = root;
        this.marker = marker;
    }

    /** Sends SIGTERM to all, and SIGKILL to those that are there when the grace has passed. */
    void end(Duration grace) {
        endBy(grace, ProcessHandle::destroy);
        endBy(KILL_LIMIT, ProcessHandle::destroyForcibly);
    }

    private void endBy(Duration limit, Signal signal) {
        long deadline = System.nanoTime() + limit.toNanos();
        Pause pause = Pause.between(Duration.ofMillis(1), Duration.ofMillis(50));
        Set<ProcessHandle> signalled = new HashSet<>();
        Set<ProcessHandle> living = living();
        while (!living.isEmpty() && System.nanoTime() - deadline < 0) {
            for (ProcessHandle process : living) {
                if (signalled.add(process)) {
                    signal.send(process);
                }
            }
            pause.take();
            living = living();
        }
    }

    private interface Signal {
        boolean send(ProcessHandle process);
    }

    private Set<ProcessHandle> living() {
        addWithDescendants(root);
        for (ProcessHandle marked : marker.processes()) {
            addWithDescendants(marked);
        }
        known.removeIf(process -> !isLiving(process));
        return Set.copyOf(known);
    }

    private void addWithDescendants(ProcessHandle process) {
        if (isLiving(process)) {
            known.add(process);
            process.descendants().forEach(known::add);
        }
    }

    private static boolean isLiving(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** In a container, process 1 may never collect the orphans it is given: they stay zombies. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name before the state is in parentheses, and may itself have some
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
