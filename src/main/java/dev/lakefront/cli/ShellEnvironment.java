package dev.lakefront.cli;

import java.util.HashMap;
import java.util.Map;

/** The environment that the user's shell gave, as it was before our launcher prepared it. */
final class ShellEnvironment {
    /**
     * The launcher hides variables that our own JVM would obey behind this prefix: they are meant
     * for the user's Java programs, the app among them.
     */
    private static final String HIDDEN = "LAKEFRONT_SHELL_";

    private ShellEnvironment() {}

    static Map<String, String> restored(Map<String, String> environment) {
        Map<String, String> shell = new HashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            shell.put(
                    name.startsWith(HIDDEN) ? name.substring(HIDDEN.length()) : name,
                    variable.getValue());
        }
        return shell;
    }
}
