package dev.lakefront.app.environment;

import java.util.Locale;
import java.util.Set;

/**
 * What of the shell and of env files reaches the app.
 *
 * @param hidden names that do not: a login that is not the one in use would be mixed up with it
 * @param clean whether a deployed app's environment is wanted: of the shell only what programs need
 *     to run here, and no {@code .env}
 */
public record Inheritance(Set<String> hidden, boolean clean) {
    /** Read by the SDKs beside the login, but no part of who one is: apps are told them by file. */
    private static final Set<String> NO_LOGIN =
            Set.of(
                    "DATABRICKS_CLUSTER_ID",
                    "DATABRICKS_WAREHOUSE_ID",
                    "DATABRICKS_SERVERLESS_COMPUTE_ID");

    private static final Set<String> NEEDED_HERE =
            Set.of("PATH", "HOME", "TMPDIR", "LANG", "LANGUAGE");
    private static final Set<String> PROXIES =
            Set.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY");
    private static final String LOCALE = "LC_";

    public Inheritance {
        hidden = Set.copyOf(hidden);
    }

    boolean takesFromShell(String name) {
        return !hidden.contains(name) && (!clean || isNeededHere(name));
    }

    boolean takesFromEnvFile(String name) {
        return !hidden.contains(name) || NO_LOGIN.contains(name);
    }

    boolean takesFromDotEnv(String name) {
        return !clean && takesFromEnvFile(name);
    }

    private static boolean isNeededHere(String name) {
        return NEEDED_HERE.contains(name)
                || name.startsWith(LOCALE)
                || PROXIES.contains(name.toUpperCase(Locale.ROOT));
    }
}
