package dev.lakefront.credentials.setting;

import org.jspecify.annotations.Nullable;

/** Commands that messages tell a person to type. */
public final class LoginCommand {
    private LoginCommand() {}

    /** Logs in with the Databricks CLI. */
    public static String ofDatabricks(@Nullable String profile, String host) {
        return "databricks auth login "
                + (profile == null ? "--host " + host : "--profile " + quoted(profile));
    }

    /** A word as a shell takes it. */
    public static String quoted(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_.@/:".indexOf(c) < 0) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word;
    }
}
