package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.plan.PortClash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The flags of {@code run-local}: what they are called, what they mean, what they may hold. */
final class RunFlags {
    static final String COMMAND = "run-local";
    static final String EXPLAIN = "explain";
    static final String DRY_RUN = "--dry-run";

    static final String AS = "--as";
    private static final String KEYS = "--keys";

    private final Flags flags;
    private final Usual usual;
    private final List<Problem> problems;

    private RunFlags(Flags flags, Usual usual, List<Problem> problems) {
        this.flags = flags;
        this.usual = usual;
        this.problems = problems;
    }

    /**
     * What a run does if nothing is said.
     *
     * @param frontDoor the front door's port
     * @param app the app's port
     * @param hold how long the app may take to start
     */
    record Usual(int frontDoor, int app, Duration hold) {
        /** The ports of the command that Lakefront stands in for. */
        static final Usual RUN = new Usual(8001, 8000, FrontDoorOptions.USUAL_HOLD);

        /** Any ports that are free; and nobody watches, so it had better not give up too soon. */
        static final Usual EXEC = new Usual(0, 0, Duration.ofMinutes(2));

        static String text(int port) {
            return " (default: " + (port == 0 ? "any that is free" : port) + ")";
        }
    }

    static CommandSpec command() {
        CommandSpec command =
                withFlags(
                        CommandTree.command(
                                COMMAND,
                                "Runs an app behind the same front door as when deployed, signed in as you."),
                        Usual.RUN);
        command.aliases("run");
        command.usageMessage()
                .customSynopsis("lakefront run-local [flags] [FOLDER]")
                .description(
                        "  lakefront run-local                        the app in this folder, as you",
                        "  lakefront run-local --offline my-app       no account needed",
                        "  lakefront run-local --build                install what the app needs first",
                        "  lakefront run-local --profile dev --env LOG_LEVEL=debug")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(CommandTree.exitCodes("the app's own exit code"));
        return command;
    }

    /** The command that shows what the other would do, with the same flags. */
    static CommandSpec explainCommand() {
        CommandSpec command =
                withFlags(
                        CommandTree.command(
                                EXPLAIN,
                                "Shows what a run would do, and where every value comes from; starts nothing."),
                        Usual.RUN);
        command.usageMessage()
                .customSynopsis("lakefront explain [flags] [FOLDER]")
                .description(
                        "  lakefront explain                          the app in this folder",
                        "  lakefront explain --offline --output json  for a program to read");
        return command;
    }

    static CommandSpec withFlags(CommandSpec command, Usual usual) {
        command.addPositional(
                CommandTree.word("FOLDER", "The app's folder (default: the current one)"));
        command.addArgGroup(runGroup(usual));
        command.addArgGroup(OfflineFlags.group());
        command.addArgGroup(FrontDoorFlags.group(usual));
        command.addArgGroup(CommandTree.identityFlags());
        command.addArgGroup(BundleFlags.group());
        command.addArgGroup(BundleFlags.resourceGroup());
        command.addArgGroup(LoginFlags.group());
        command.addArgGroup(AppFlags.group(usual));
        command.addArgGroup(LifeFlags.group());
        command.addArgGroup(CommandTree.globalFlags().build());
        return command;
    }

    /** The options as typed, defaults filled in; what cannot be used is added to the problems. */
    static RunOptions read(Flags flags, Usual usual, List<Problem> problems) {
        return new RunFlags(flags, usual, problems).options();
    }

    private static ArgGroupSpec runGroup(Usual usual) {
        return CommandTree.group("Run:")
                .addArg(
                        CommandTree.text("PORT", "--port")
                                .description(
                                        "The front door's port, the one to open"
                                                + Usual.text(usual.frontDoor()))
                                .build())
                .addArg(
                        CommandTree.text("PERSONA", AS)
                                .description(
                                        "Be this persona: alice, bob, guest, or one of personas.yaml")
                                .build())
                .addArg(
                        CommandTree.onOff(DRY_RUN)
                                .description("Show what would be done, and do nothing")
                                .build())
                .addArg(
                        CommandTree.onOff(KEYS)
                                .description(
                                        "Listen to what is typed: r renews the token (default: true)")
                                .build())
                .build();
    }

    private RunOptions options() {
        String folder = flags.word();
        Integer port = flags.port("--port", usual.frontDoor(), problems);
        Integer appPort = flags.port("--app-port", usual.app(), problems);
        Integer debugPort = flags.port("--debug-port", null, problems);
        boolean debug = flags.isOn("--debug");
        problems.addAll(PortClash.among(port, appPort, debug ? debugPort : null));
        return new RunOptions(
                Path.of(folder == null ? "" : folder),
                port == null ? usual.frontDoor() : port,
                appPort == null ? usual.app() : appPort,
                flags.text("--app-protocol"),
                flags.text("--entry-point"),
                BundleFlags.read(flags),
                BundleFlags.readResources(flags),
                AppFlags.environment(flags),
                debug,
                debugPort,
                AppFlags.build(flags, problems),
                LoginFlags.read(flags, problems),
                OfflineFlags.read(flags, problems),
                FrontDoorFlags.read(flags, usual, problems),
                flags.isOn(KEYS, true),
                LifeFlags.life(flags, problems),
                LifeFlags.telling(flags, problems));
    }
}
