package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.LoginOptions;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags that say whose login is used, and what of it the app gets. */
final class LoginFlags {
    static final String ACCESS_TOKEN = "--access-token";
    static final String APP_IDENTITY = "--app-identity";
    static final String APP_CLIENT_ID = "--app-client-id";
    static final String SCOPES = "--scopes";

    private LoginFlags() {}

    static ArgGroupSpec group() {
        return CommandTree.group("Whose login the app gets:")
                .addArg(
                        CommandTree.text("KIND", ACCESS_TOKEN)
                                .description(
                                        "The token header: auto, required, pat or off (default:"
                                                + " auto)")
                                .build())
                .addArg(
                        CommandTree.text("SCOPES", SCOPES)
                                .description(
                                        "Its scopes: \"sql files.files\", or app for what the app declares")
                                .build())
                .addArg(
                        CommandTree.text("WHOSE", APP_IDENTITY)
                                .description(
                                        "In the app's environment: developer, service-principal or"
                                                + " none")
                                .build())
                .addArg(
                        CommandTree.text("ID", APP_CLIENT_ID)
                                .description(
                                        "That service principal; its secret is"
                                                + " LAKEFRONT_APP_CLIENT_SECRET")
                                .build())
                .build();
    }

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
