package dev.lakefront.app.spec;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one kind of mapping in a spec, and what people write when they mean them. A key that
 * is none of these is left alone, as on the platform; but it does nothing there either.
 */
final class SpecKeys {
    static final SpecKeys TOP =
            new SpecKeys(
                    "the app spec",
                    "command and env",
                    Map.ofEntries(
                            Map.entry("command", "command"),
                            Map.entry("commands", "command"),
                            Map.entry("cmd", "command"),
                            Map.entry("run", "command"),
                            Map.entry("start", "command"),
                            Map.entry("startcommand", "command"),
                            Map.entry("entrypoint", "command"),
                            Map.entry("env", "env"),
                            Map.entry("envs", "env"),
                            Map.entry("envvars", "env"),
                            Map.entry("envvariables", "env"),
                            Map.entry("environment", "env"),
                            Map.entry("environmentvariables", "env"),
                            Map.entry("variables", "env")));

    static final SpecKeys ENV_ENTRY =
            new SpecKeys(
                    "an env entry",
                    "name, value and valueFrom",
                    Map.of(
                            "name", "name",
                            "key", "name",
                            "value", "value",
                            "val", "value",
                            "valuefrom", "valueFrom",
                            "from", "valueFrom",
                            "valueref", "valueFrom",
                            "secret", "valueFrom",
                            "resource", "valueFrom"));

    private final String where;
    private final String expected;
    private final Map<String, String> meant;

    private SpecKeys(String where, String expected, Map<String, String> meant) {
        this.where = where;
        this.expected = expected;
        this.meant = meant;
    }

    /** Whether a key is read; case counts. */
    boolean knows(String key) {
        return key.equals(meant.get(plain(key)));
    }

    /** Whether a key only holds what aliases refer to, by Docker Compose's convention. */
    static boolean isExtension(String key) {
        return key.startsWith("x-") || key.startsWith(".");
    }

    /** What a key that is not read is told to be. */
    String unknown(String key) {
        return where + " has no key " + key + ": it does nothing, here and deployed";
    }

    /** How to mend it. */
    String fix(String key) {
        String right = meant(key);
        return right == null
                ? "remove it, or correct it: " + where + " knows " + expected
                : "write " + right + ":";
    }

    /** The key that was probably meant; null if none is like it. */
    @Nullable String meant(String key) {
        return meant.get(plain(key));
    }

    private static String plain(String key) {
        return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
