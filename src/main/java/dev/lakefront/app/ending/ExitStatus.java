package dev.lakefront.app.ending;

import org.jspecify.annotations.Nullable;

/**
 * How a process ended.
 *
 * @param number what it exited with, or 128 plus the number of the signal that ended it; a shell
 *     that passes on the end of its child says it in the same way
 */
public record ExitStatus(int number) {
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 31;

    public boolean isGood() {
        return number == 0;
    }

    /** Whether Ctrl-C did it. */
    public boolean isInterrupt() {
        return number == SIGNALLED + 2;
    }

    boolean isKill() {
        return number == SIGNALLED + 9;
    }

    /** In words: {@code exit code 1}, {@code SIGSEGV (11)}. */
    @Override
    public String toString() {
        int signal = number - SIGNALLED;
        if (signal <= 0 || signal > LAST_SIGNAL) {
            return "exit code " + number;
        }
        String name = nameOf(signal);
        return name == null ? "signal " + signal : name + " (" + signal + ")";
    }

    /** Those that have the same number on every system. */
    private static @Nullable String nameOf(int signal) {
        return switch (signal) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 4 -> "SIGILL";
            case 5 -> "SIGTRAP";
            case 6 -> "SIGABRT";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 13 -> "SIGPIPE";
            case 14 -> "SIGALRM";
            case 15 -> "SIGTERM";
            default -> null;
        };
    }
}
