package dev.lakefront.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The process table, as far as a test has to do with it. */
public final class Processes {
    private Processes() {}

    /** Every living process that works in the folder or below it, wherever it came from. */
    public static List<ProcessHandle> in(Path folder) {
        return ProcessHandle.allProcesses().filter(process -> worksIn(folder, process)).toList();
    }

    private static boolean worksIn(Path folder, ProcessHandle process) {
        try {
            Path workingFolder = Path.of("/proc/" + process.pid() + "/cwd").toRealPath();
            return workingFolder.startsWith(folder);
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }

    /** Sends a signal to a process or, with a negative number, to a process group. */
    public static void signal(String name, long pid) {
        try {
            var kill = new ProcessBuilder("kill", "-s", name, "--", Long.toString(pid));
            if (kill.inheritIO().start().waitFor() != 0) {
                throw new AssertionError("cannot send " + name + " to " + pid);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends several, one right after the other. */
    public static void signals(long pid, String... names) {
        try {
            String each = "for name in " + String.join(" ", names) + "; do kill -$name " + pid;
            if (new ProcessBuilder("sh", "-c", each + "; done").inheritIO().start().waitFor()
                    != 0) {
                throw new AssertionError("cannot send all of " + List.of(names) + " to " + pid);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
