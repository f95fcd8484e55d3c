package dev.lakefront.cli.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment that the user's shell gave, as it was before our launcher prepared it. */
final class ShellEnvironment {
    /**
     * The launcher keeps the shell's value of a variable behind this prefix where our own JVM must
     * have another one: empty, if the shell had none.
     */
    private static final String KEPT = "LAKEFRONT_SHELL_";

    private ShellEnvironment() {}

    static Map<String, String> restored(Map<String, String> environment) {
        Map<String, String> shell = new HashMap<>(environment);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getKey().startsWith(KEPT)) {
                shell.remove(variable.getKey());
                restore(shell, variable.getKey().substring(KEPT.length()), variable.getValue());
            }
        }
        return shell;
    }

    /**
     * Where the Databricks CLI looks for its config file. Java's own idea of it is the password
     * database's, whatever {@code HOME} says.
     */
    static Path home(Map<String, String> shell) {
        String home = shell.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    private static void restore(Map<String, String> shell, String name, String value) {
        if (value.isEmpty()) {
            shell.remove(name);
        } else {
            shell.put(name, value);
        }
    }
}
