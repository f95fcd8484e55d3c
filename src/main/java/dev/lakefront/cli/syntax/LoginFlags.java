package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.LoginOptions;
import java.util.List;

/** The flags that say whose login is used, and what of it the app gets. */
final class LoginFlags {
    static final String ACCESS_TOKEN = "--access-token";
    static final String APP_IDENTITY = "--app-identity";
    static final String APP_CLIENT_ID = "--app-client-id";
    static final String SCOPES = "--scopes";

    private LoginFlags() {}

    /** The options as typed; what cannot be used is added to the problems. */
    static LoginOptions read(Flags flags, List<Problem> problems) {
        AccessTokenMode token = flags.one(ACCESS_TOKEN, AccessTokenMode.values(), problems);
        AppIdentity identity = flags.one(APP_IDENTITY, AppIdentity.values(), problems);
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
}
