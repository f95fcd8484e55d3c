package dev.lakefront.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal at our standard input: isatty(3), tcgetpgrp(3). */
public final class Terminal {
    private static final int STANDARD_INPUT = 0;

    private Terminal() {}

    /** Whether there is one. */
    public static boolean isThere() {
        String device = device();
        if (device.startsWith("/dev/pts/") || device.startsWith("/dev/tty")) {
            return true;
        }
        return (device.isEmpty() || isUnknown(device))
                && (int) CFunction.named("isatty").call(STANDARD_INPUT) == 1;
    }

    /** Files, pipes and sockets are no terminals, nor is what most of those who have none have. */
    private static boolean isUnknown(String device) {
        return device.startsWith("/dev/") && !device.equals("/dev/null");
    }

    /** What our standard input is, if Linux tells: a first native call takes 20 ms. */
    private static String device() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + STANDARD_INPUT)).toString();
        } catch (IOException | UnsupportedOperationException notTold) {
            return "";
        }
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
