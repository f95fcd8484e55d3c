package dev.lakefront.run.option;

import dev.lakefront.credentials.LoginVariables;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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
    /** Say where profiles and their tools are, and not whose the login is. */
    private static final Set<String> TOOLS =
            Set.of("DATABRICKS_CONFIG_FILE", "DATABRICKS_CLI_PATH");

    private static final String WORKING_DIRECTORY = "PWD";

    public Surroundings {
        shell = Map.copyOf(shell);
    }

    /** With nobody to ask. */
    public Surroundings(Map<String, String> shell, Path home, String version, InstantSource clock) {
        this(shell, home, version, clock, TerminalPrompt.NOBODY);
    }

    /** The shell's environment as it would be after {@code cd} into the folder. */
    public Map<String, String> shellIn(Path folder) {
        if (!shell.containsKey(WORKING_DIRECTORY)) {
            return shell;
        }
        Map<String, String> moved = new HashMap<>(shell);
        moved.put(WORKING_DIRECTORY, folder.toAbsolutePath().normalize().toString());
        return moved;
    }

    /** Those in which nothing but a profile can be a login: the shell's own would win over it. */
    public Surroundings withoutLogin() {
        Map<String, String> rest = new HashMap<>(shell);
        rest.keySet()
                .removeIf(name -> LoginVariables.names().contains(name) && !TOOLS.contains(name));
        return new Surroundings(rest, home, version, clock, prompt);
    }

    /** The same, with a prompt that asks each question once. */
    public Surroundings askingOnce() {
        return new Surroundings(shell, home, version, clock, new AskedOnce(prompt));
    }

    /** Without the environment: it may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", version=" + version + "]";
    }
}
