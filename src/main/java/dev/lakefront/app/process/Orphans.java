package dev.lakefront.app.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes of one app that lost their parent, so that we adopted them. Not thread-safe. */
final class Orphans {
    /**
     * A child that Java has started is collected by Java, within milliseconds. By counting looks
     * instead of time we cannot be early, even if our whole process was asleep between two of them.
     */
    private static final int LOOKS_AT_A_ZOMBIE = 5;

    private final RunMarker marker;
    private final Set<ProcessHandle> others;

    /** How often each has been seen. */
    private Map<ProcessHandle, Integer> zombies = new HashMap<>();

    private Orphans(RunMarker marker, Set<ProcessHandle> others) {
        this.marker = marker;
        this.others = others;
    }

    /** Of an app that is about to be started: whom we have now cannot be its orphan. */
    static Orphans fromNowOn(RunMarker marker) {
        Set<ProcessHandle> others = new HashSet<>(Adoption.children());
        others.removeIf(Orphans::isZombie);
        return new Orphans(marker, others);
    }

    /** Java has started this one: it is no orphan, and Java collects it. */
    void except(ProcessHandle child) {
        others.add(child);
    }

    /** All of them now, also those that have ended. */
    List<ProcessHandle> all() {
        List<ProcessHandle> orphans = new ArrayList<>(Adoption.children());
        orphans.removeAll(others);
        orphans.removeIf(marker::isOfAnother);
        return orphans;
    }

    /**
     * Those that live. To be called regularly: it takes the others out of the process table, which
     * is a parent's duty, when it has seen them for some time.
     */
    List<ProcessHandle> look() {
        List<ProcessHandle> living = new ArrayList<>();
        Map<ProcessHandle, Integer> seen = new HashMap<>();
        for (ProcessHandle orphan : all()) {
            if (isZombie(orphan)) {
                seen.put(orphan, zombies.getOrDefault(orphan, 0) + 1);
            } else {
                living.add(orphan);
            }
        }
        seen.forEach(Orphans::collectIfSeenOften);
        zombies = seen;
        return living;
    }

    private static void collectIfSeenOften(ProcessHandle zombie, int looks) {
        if (looks >= LOOKS_AT_A_ZOMBIE) {
            Libc.collect(zombie.pid());
        }
    }

    private static boolean isZombie(ProcessHandle process) {
        ProcessStat stat = ProcessStat.of(process.pid());
        return stat != null && stat.isZombie();
    }
}
