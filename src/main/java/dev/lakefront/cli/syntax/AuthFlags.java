package dev.lakefront.cli.syntax;

import dev.lakefront.cli.request.Request;
import dev.lakefront.problem.Problem;
import dev.lakefront.run.login.SignIn;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The commands about logins, and what they may be told. */
final class AuthFlags {
    static final String AUTH = "auth";
    static final String DESCRIBE = "describe";
    static final String LOGIN = "login";
    static final String LOGOUT = "logout";
    private static final String HOST = "--host";
    private static final String PORT = "--port";

    private AuthFlags() {}

    static CommandSpec command() {
        CommandSpec auth =
                CommandTree.command(AUTH, "Commands about your login.")
                        .addSubcommand(DESCRIBE, describe())
                        .addSubcommand(LOGIN, login())
                        .addSubcommand(LOGOUT, logout());
        auth.addArgGroup(CommandTree.identityFlags());
        auth.addArgGroup(CommandTree.globalFlags().build());
        auth.usageMessage()
                .customSynopsis("lakefront auth COMMAND [flags]")
                .description("  lakefront auth describe    whose login a run would use, and why");
        return auth;
    }

    /** What {@code auth describe} is asked. */
    static Request.Describe read(Flags flags, List<Problem> problems) {
        String folder = flags.word();
        return new Request.Describe(
                Path.of(folder == null ? "" : folder),
                BundleFlags.read(flags),
                BundleFlags.readResources(flags),
                LoginFlags.read(flags, problems),
                flags.isOn(OfflineFlags.OFFLINE),
                flags.isJson());
    }

    /** Who is to log in where, or out. */
    static SignIn readSignIn(Flags flags, List<Problem> problems) {
        return new SignIn(
                flags.text(HOST),
                flags.text("--profile"),
                flags.text(LoginFlags.SCOPES),
                flags.port(PORT, null, problems));
    }

    private static CommandSpec login() {
        CommandSpec login =
                CommandTree.command(
                        LOGIN,
                        "Logs you in in the browser, where there is no Databricks CLI. The system's keyring"
                                + " keeps the login.");
        login.addArgGroup(
                signInGroup()
                        .addArg(
                                CommandTree.text("SCOPES", LoginFlags.SCOPES)
                                        .description(
                                                "What the tokens are to be good for (default:"
                                                        + " all-apis)")
                                        .build())
                        .addArg(
                                CommandTree.text("PORT", PORT)
                                        .description(
                                                "Where the browser comes back to (default: 8020,"
                                                        + " or the next free one)")
                                        .build())
                        .build());
        login.addArgGroup(CommandTree.globalFlags().build());
        login.usageMessage()
                .customSynopsis("lakefront auth login [flags]")
                .description(
                        "  lakefront auth login --host https://my-workspace.cloud.databricks.com",
                        "  lakefront auth login --profile dev --scopes \"sql files.files\"");
        return login;
    }

    private static CommandSpec logout() {
        CommandSpec logout =
                CommandTree.command(LOGOUT, "Takes a login in the browser out of the keyring.");
        logout.addArgGroup(signInGroup().build());
        logout.addArgGroup(CommandTree.globalFlags().build());
        logout.usageMessage()
                .customSynopsis("lakefront auth logout [flags]")
                .description("  lakefront auth logout --profile dev");
        return logout;
    }

    private static ArgGroupSpec.Builder signInGroup() {
        return CommandTree.group("Login:")
                .addArg(
                        CommandTree.text("URL", HOST)
                                .description("The workspace (default: the profile's)")
                                .build())
                .addArg(
                        CommandTree.text("NAME", "-p", "--profile")
                                .description("The profile of ~/.databrickscfg that it is for")
                                .build());
    }

    private static CommandSpec describe() {
        CommandSpec describe =
                CommandTree.command(
                        DESCRIBE,
                        "Tells whose login a run would use, where each value of it comes from, and whether"
                                + " it works.");
        describe.addPositional(
                CommandTree.word("FOLDER", "The app's folder (default: the current one)"));
        describe.addArgGroup(CommandTree.identityFlags());
        describe.addArgGroup(BundleFlags.group());
        describe.addArgGroup(
                CommandTree.group("Scopes:").addArg(BundleFlags.deployedApp()).build());
        describe.addArgGroup(
                CommandTree.globalFlags()
                        .addArg(
                                CommandTree.onOff(OfflineFlags.OFFLINE)
                                        .description("Describe the login of the offline workspace")
                                        .build())
                        .build());
        describe.usageMessage()
                .customSynopsis("lakefront auth describe [flags] [FOLDER]")
                .description(
                        "  lakefront auth describe --profile dev",
                        "  lakefront auth describe --output json my-app");
        return describe;
    }
}
