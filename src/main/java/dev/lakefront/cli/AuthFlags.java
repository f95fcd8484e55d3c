package dev.lakefront.cli;

import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The commands about logins, and what they may be told. */
final class AuthFlags {
    static final String AUTH = "auth";
    static final String DESCRIBE = "describe";

    private AuthFlags() {}

    static CommandSpec command() {
        CommandSpec auth =
                CommandTree.command(AUTH, "Commands about your login.")
                        .addSubcommand(DESCRIBE, describe());
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
                LoginFlags.read(flags, problems),
                flags.isOn(RunFlags.OFFLINE),
                "json".equalsIgnoreCase(flags.text(CommandTree.OUTPUT)));
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
        describe.addArgGroup(
                CommandTree.globalFlags()
                        .addArg(
                                RunFlags.onOff(RunFlags.OFFLINE)
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
