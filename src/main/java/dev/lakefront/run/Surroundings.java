package dev.lakefront.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run finds around it. Nothing else of the process is consulted, so two runs can be planned
 * side by side.
 *
 * @param shell the environment that Lakefront was started with
 * @param home the user's home directory
 * @param version Lakefront's own
 * @param prompt asks, where only a person can decide
 */
public record Surroundings(
        Map<String, String> shell,
        Path home,
        String version,
        InstantSource clock,
        TerminalPrompt prompt) {
    private static final String WORKING_DIRECTORY = "PWD";

    public Surroundings {
        shell = Map.copyOf(shell);
    }

    /** With nobody to ask. */
    public Surroundings(Map<String, String> shell, Path home, String version, InstantSource clock) {
        this(shell, home, version, clock, TerminalPrompt.NOBODY);
    }

    /** The shell's environment as it would be after {@code cd} into the folder. */
    Map<String, String> shellIn(Path folder) {
        if (!shell.containsKey(WORKING_DIRECTORY)) {
            return shell;
        }
        Map<String, String> moved = new HashMap<>(shell);
        moved.put(WORKING_DIRECTORY, folder.toAbsolutePath().normalize().toString());
        return moved;
    }

    /** Without the environment: it may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", version=" + version + "]";
    }
}
