package dev.lakefront.run.explain;

import dev.lakefront.identity.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which values may be shown. When in doubt, they are not: a value that is needlessly a
 * fingerprint costs a look at the file it stands in, one that is needlessly shown costs a secret.
 */
final class Disclosure {
    private static final List<String> ANYWHERE_IN_NAME =
            List.of("TOKEN", "SECRET", "PASSW", "PASSPHRASE", "CREDENTIAL", "PRIVATE", "KEY");

    private static final Set<String> WORDS_OF_NAME =
            Set.of(
                    "PASS",
                    "PWD",
                    "AUTH",
                    "JWT",
                    "PAT",
                    "SAS",
                    "DSN",
                    "SALT",
                    "COOKIE",
                    "BEARER",
                    "SESSION",
                    "SIGNATURE",
                    "WEBHOOK",
                    "CONN",
                    "CONNECTION",
                    "OAUTH");

    private static final List<String> STARTS_OF_VALUE =
            List.of("dapi", "dose", "eyJ", "ghp_", "gho_", "github_pat_", "sk-", "xox", "AKIA");

    /** Names that look like secrets and are none. */
    private static final Set<String> HARMLESS =
            Set.of("PWD", "OLDPWD", "DATABRICKS_TOKEN_AUDIENCE", "DATABRICKS_AUTH_TYPE");

    private Disclosure() {}

    static ExplainedValue of(String name, String value) {
        boolean hidden =
                !value.isEmpty()
                        && (isSecretName(name.toUpperCase(Locale.ROOT)) || isSecretValue(value));
        return hidden
                ? new ExplainedValue.Fingerprint(new Secret(value).fingerprint())
                : new ExplainedValue.Shown(value);
    }

    private static boolean isSecretName(String name) {
        if (HARMLESS.contains(name)) {
            return false;
        }
        for (String part : ANYWHERE_IN_NAME) {
            if (name.contains(part)) {
                return true;
            }
        }
        for (String word : name.split("[_.-]", -1)) {
            if (WORDS_OF_NAME.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecretValue(String value) {
        for (String start : STARTS_OF_VALUE) {
            if (value.startsWith(start)) {
                return true;
            }
        }
        return value.contains("-----BEGIN") || hasPassword(value);
    }

    /** Whether there is a URL in it with user information, or a setting of that kind. */
    private static boolean hasPassword(String value) {
        int scheme = value.indexOf("://");
        String lower = value.toLowerCase(Locale.ROOT);
        return (scheme >= 0 && value.indexOf('@', scheme) >= 0)
                || lower.contains("password")
                || lower.contains("secret")
                || lower.contains("token=")
                || lower.contains("key=");
    }
}
