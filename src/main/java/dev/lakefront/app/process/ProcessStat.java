package dev.lakefront.app.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells about a process in {@code /proc/PID/stat}: proc_pid_stat(5).
 *
 * @param state one letter
 * @param startTime in clock ticks since the system was started; with the process id, it names a
 *     process that no later one can be taken for
 */
record ProcessStat(String state, String startTime) {
    private static final int FIELDS_FROM_STATE_TO_START_TIME = 22 - 3;

    /** Null if there is no such process, or no such file on this system. */
    static @Nullable ProcessStat of(long pid) {
        String stat;
        try {
            // a name cut off at 15 bytes, perhaps within a letter, must not make it unreadable
            stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
        // the name before the state is in parentheses, and may itself have some
        var fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
        String state = fields.nextToken();
        String field = state;
        for (int i = 0; i < FIELDS_FROM_STATE_TO_START_TIME; i++) {
            field = fields.nextToken();
        }
        return new ProcessStat(state, field);
    }

    /** Whether the process has ended, and only waits for its parent to notice. */
    boolean isZombie() {
        return state.equals("Z");
    }
}
