package dev.lakefront.app.process;

import dev.lakefront.machine.CFunction;
import java.util.NoSuchElementException;

/** Two calls of the C library about processes. Only Linux has both. */
final class Libc {
    /** From {@code linux/prctl.h}. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    /** From {@code bits/waitflags.h}. */
    private static final int WNOHANG = 1;

    private static final long NO_STATUS_WANTED = 0;

    private Libc() {}

    /**
     * Makes this process the parent of every descendant whose own parent ends: prctl(2).
     *
     * @return whether it is now; not if the system does not know that, or forbids it
     */
    static boolean becomeSubreaper() {
        try {
            return (int) CFunction.named("prctl").call(PR_SET_CHILD_SUBREAPER, 1) == 0;
        } catch (UnsupportedOperationException | NoSuchElementException e) {
            return false;
        }
    }

    /** Takes a child that has ended out of the process table, and any other not: waitpid(2). */
    static void collect(long child) {
        WaitPid.FUNCTION.call(child, NO_STATUS_WANTED, WNOHANG);
    }

    /** Of a class of its own, as few runs ever need it. */
    private static final class WaitPid {
        static final CFunction FUNCTION = CFunction.named("waitpid");
    }
}
