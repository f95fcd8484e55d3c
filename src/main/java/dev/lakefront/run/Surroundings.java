package dev.lakefront.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a run finds around it. Nothing else of the process is consulted, so two runs can be planned
 * side by side.
 *
 * @param shell the environment that Lakefront was started with
 * @param home the user's home directory
 * @param version Lakefront's own
 */
public record Surroundings(
        Map<String, String> shell, Path home, String version, InstantSource clock) {
    public Surroundings {
        shell = Map.copyOf(shell);
    }

    /** Without the environment: it may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", version=" + version + "]";
    }
}
