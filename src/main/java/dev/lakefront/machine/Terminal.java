package dev.lakefront.machine;

/** The terminal at our standard input: isatty(3), tcgetpgrp(3). */
public final class Terminal {
    private static final int STANDARD_INPUT = 0;

    private Terminal() {}

    /** Whether there is one. */
    public static boolean isThere() {
        return (int) CFunction.named("isatty").call(STANDARD_INPUT) == 1;
    }

    /**
     * Whether we are the job that it belongs to. Who reads from it when it is not is stopped by the
     * system (SIGTTIN), with all its job.
     */
    public static boolean isOurs() {
        return (int) Calls.OWNER.call(STANDARD_INPUT) == (int) Calls.OWN_GROUP.call(0);
    }

    /** Of a class of its own: only when something is typed are these needed. */
    private static final class Calls {
        static final CFunction OWNER = CFunction.named("tcgetpgrp");
        static final CFunction OWN_GROUP = CFunction.named("getpgrp");
    }
}
