package dev.lakefront.app.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The app's first process and everything that came from it: its descendants, the processes that
 * carry its marker wherever they are now, and its orphans. Not thread-safe, but for what says so.
 */
final class ProcessTree {
    /**
     * After this, a process that survived SIGKILL is not ours to end (it may be another user's).
     */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    private final ProcessHandle root;
    private final RunMarker marker;
    private final Orphans orphans;

    /** Remembers whom the process table loses: a child without the marker whose parent ended. */
    private final Set<ProcessHandle> known = new HashSet<>();

    private volatile boolean graceIsOver;

    ProcessTree(ProcessHandle root, RunMarker marker, Orphans orphans) {
        this.root = root;
        this.marker = marker;
        this.orphans = orphans;
        orphans.except(root);
    }

    /** The orphans that live; to be called regularly, see {@link Orphans#look}. */
    List<ProcessHandle> lookForOrphans() {
        return orphans.look();
    }

    /** Sends SIGTERM to all, and SIGKILL to those that are there when the grace has passed. */
    void end(Duration grace) {
        endBy(grace, ProcessHandle::destroy, () -> !graceIsOver);
        endBy(KILL_LIMIT, ProcessHandle::destroyForcibly, () -> true);
    }

    /** Grants no more grace, whether {@link #end} is under way or still to come; on any thread. */
    void endGrace() {
        graceIsOver = true;
    }

    private void endBy(Duration limit, Signal signal, BooleanSupplier goOn) {
        long deadline = System.nanoTime() + limit.toNanos();
        Pause pause = Pause.between(Duration.ofMillis(1), Duration.ofMillis(50));
        Set<ProcessHandle> signalled = new HashSet<>();
        Set<ProcessHandle> living = living();
        while (!living.isEmpty() && goOn.getAsBoolean() && System.nanoTime() - deadline < 0) {
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

    /** All that one look finds; on any thread. */
    Set<ProcessHandle> members() {
        Set<ProcessHandle> found = new HashSet<>();
        addWithDescendants(root, found);
        marker.processes().forEach(process -> addWithDescendants(process, found));
        orphans.all().forEach(process -> addWithDescendants(process, found));
        return found;
    }

    private Set<ProcessHandle> living() {
        // in this order: if one of them ends from here on, the next round finds whom it leaves
        known.removeIf(process -> !isLiving(process));
        known.addAll(members());
        return Set.copyOf(known);
    }

    private static void addWithDescendants(ProcessHandle process, Set<ProcessHandle> found) {
        if (isLiving(process)) {
            found.add(process);
            process.descendants().forEach(found::add);
        }
    }

    private static boolean isLiving(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        // orphans that nobody has collected yet: in a container, process 1 may never do it
        ProcessStat stat = ProcessStat.of(process.pid());
        return stat == null || !stat.isZombie();
    }
}
