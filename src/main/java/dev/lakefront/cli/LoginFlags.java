package dev.lakefront.cli;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.AccessTokenMode;
import dev.lakefront.run.AppIdentity;
import dev.lakefront.run.LoginOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The flags that say whose login is used, and what of it the app gets. */
final class LoginFlags {
    static final String ACCESS_TOKEN = "--access-token";
    static final String APP_IDENTITY = "--app-identity";
    static final String APP_CLIENT_ID = "--app-client-id";
    static final String SCOPES = "--scopes";

    private LoginFlags() {}

    /** The options as typed; what cannot be used is added to the problems. */
    static LoginOptions read(Flags flags, List<Problem> problems) {
        AccessTokenMode token = one(ACCESS_TOKEN, AccessTokenMode.values(), flags, problems);
        AppIdentity identity = one(APP_IDENTITY, AppIdentity.values(), flags, problems);
        String clientId = flags.text(APP_CLIENT_ID);
        if (clientId != null && identity != AppIdentity.SERVICE_PRINCIPAL) {
            problems.add(
                    Problem.of(
                            "missing flag: " + APP_IDENTITY,
                            APP_CLIENT_ID + " goes with " + APP_IDENTITY + " service-principal"));
        }
        return new LoginOptions(
                flags.text("--profile"),
                flags.text("--target"),
                token == null ? AccessTokenMode.AUTO : token,
                identity,
                clientId,
                flags.text(SCOPES));
    }

    static boolean isVerbose(Flags flags) {
        String level = flags.text(CommandTree.LOG_LEVEL);
        return level != null
                && (level.equalsIgnoreCase("debug") || level.equalsIgnoreCase("trace"));
    }

    private static <E extends Enum<E>> @Nullable E one(
            String flag, E[] values, Flags flags, List<Problem> problems) {
        String typed = flags.text(flag);
        if (typed == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (E value : values) {
            String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(typed)) {
                return value;
            }
            words.add(word);
        }
        problems.add(
                Problem.of(
                        flag.substring(2)
                                + ": "
                                + typed
                                + " (expected: "
                                + String.join(", ", words)
                                + ")"));
        return null;
    }
}
