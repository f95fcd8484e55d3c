package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.BuildOptions;
import dev.lakefront.run.option.EnvironmentOptions;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.OfflineOptions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Tls;
import dev.lakefront.run.plan.PortClash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags of {@code run-local}: what they are called, what they mean, what they may hold. */
final class RunFlags {
    static final String COMMAND = "run-local";
    static final String EXPLAIN = "explain";
    static final String DRY_RUN = "--dry-run";

    static final String OFFLINE = "--offline";
    private static final String OFFLINE_HTTPS = "--offline-https";
    private static final String TOKEN_LIFETIME = "--token-lifetime";
    private static final String KEEP_STATE = "--keep-state";
    private static final String BUILD = "--build";
    private static final String PREPARE_ENVIRONMENT = "--prepare-environment";
    private static final String NO_PREINSTALLED = "--no-preinstalled";
    private static final String HTTPS = "--https";
    private static final String CERTIFICATE = "--cert";
    private static final String KEY = "--key";
    private static final String AS = "--as";
    private static final String AS_DEPLOYED = "--as-deployed";
    private static final String HOLD = "--hold";
    private static final String ENV_FILE = "--env-file";
    private static final String KEYS = "--keys";
    private static final String CLEAN_ENV = "--clean-env";

    private final Flags flags;
    private final UsualPorts usual;
    private final List<Problem> problems;

    private RunFlags(Flags flags, UsualPorts usual, List<Problem> problems) {
        this.flags = flags;
        this.usual = usual;
        this.problems = problems;
    }

    /** The ports of a run if none are named. */
    record UsualPorts(int frontDoor, int app) {
        /** Those of the command that Lakefront stands in for. */
        static final UsualPorts KNOWN = new UsualPorts(8001, 8000);

        /** Any that are free. */
        static final UsualPorts FREE = new UsualPorts(0, 0);

        private static String text(int port) {
            return " (default: " + (port == 0 ? "any that is free" : port) + ")";
        }
    }

    static CommandSpec command() {
        CommandSpec command =
                withFlags(
                        CommandTree.command(
                                COMMAND,
                                "Runs an app behind the same front door as when deployed, signed in as you."),
                        UsualPorts.KNOWN);
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
                        UsualPorts.KNOWN);
        command.usageMessage()
                .customSynopsis("lakefront explain [flags] [FOLDER]")
                .description(
                        "  lakefront explain                          the app in this folder",
                        "  lakefront explain --offline --output json  for a program to read");
        return command;
    }

    static CommandSpec withFlags(CommandSpec command, UsualPorts usual) {
        command.addPositional(
                CommandTree.word("FOLDER", "The app's folder (default: the current one)"));
        command.addArgGroup(runGroup(usual));
        command.addArgGroup(CommandTree.identityFlags());
        command.addArgGroup(BundleFlags.group());
        command.addArgGroup(BundleFlags.resourceGroup());
        command.addArgGroup(tokenGroup());
        command.addArgGroup(appGroup(usual));
        command.addArgGroup(LifeFlags.group());
        command.addArgGroup(CommandTree.globalFlags().build());
        return command;
    }

    /** The options as typed, defaults filled in; what cannot be used is added to the problems. */
    static RunOptions read(Flags flags, UsualPorts usual, List<Problem> problems) {
        return new RunFlags(flags, usual, problems).options();
    }

    private static ArgGroupSpec runGroup(UsualPorts usual) {
        return CommandTree.group("Run:")
                .addArg(
                        CommandTree.text("PORT", "--port")
                                .description(
                                        "The front door's port, the one to open"
                                                + UsualPorts.text(usual.frontDoor()))
                                .build())
                .addArg(
                        onOff(OFFLINE)
                                .description("Use the offline workspace: no account, no network")
                                .build())
                .addArg(
                        onOff(OFFLINE_HTTPS)
                                .description("Let the app reach it by https (default: if it must)")
                                .build())
                .addArg(
                        CommandTree.text("PERSONA", AS)
                                .description(
                                        "Be this persona: alice, bob, guest, or one of personas.yaml")
                                .build())
                .addArg(
                        CommandTree.text("TIME", TOKEN_LIFETIME)
                                .description(
                                        "How long its tokens are good for, as 30s (default: 1h)")
                                .build())
                .addArg(
                        CommandTree.text("DIR", KEEP_STATE)
                                .description("Keep there what changes in it, for the next run")
                                .build())
                .addArg(
                        onOff(AS_DEPLOYED)
                                .description("Be as strict as the platform (docs/as-deployed.md)")
                                .build())
                .addArg(
                        onOff(DRY_RUN)
                                .description("Show what would be done, and do nothing")
                                .build())
                .addArg(
                        onOff(HTTPS)
                                .description("Speak HTTPS, with a certificate of a local CA")
                                .build())
                .addArg(
                        CommandTree.text("FILE", CERTIFICATE)
                                .description("Speak HTTPS, with your own certificate (PEM)")
                                .build())
                .addArg(
                        CommandTree.text("FILE", KEY)
                                .description("Its private key (PEM, PKCS#8)")
                                .build())
                .addArg(
                        texts("NAME", "--allow-host")
                                .description("Answer to this host name too, or to *.DOMAIN")
                                .build())
                .addArg(
                        texts("URL", "--allow-origin")
                                .description("Let pages of this site, https://HOST, use the app")
                                .build())
                .addArg(
                        CommandTree.text("TIME", HOLD)
                                .description(
                                        "How long requests wait for the app to start (default: "
                                                + FrontDoorOptions.USUAL_HOLD.toSeconds()
                                                + "s)")
                                .build())
                .addArg(
                        onOff(KEYS)
                                .description(
                                        "Listen to what is typed: r renews the token (default: true)")
                                .build())
                .build();
    }

    private static ArgGroupSpec tokenGroup() {
        return CommandTree.group("Whose login the app gets:")
                .addArg(
                        CommandTree.text("KIND", LoginFlags.ACCESS_TOKEN)
                                .description(
                                        "The token header: auto, required, pat or off (default:"
                                                + " auto)")
                                .build())
                .addArg(
                        CommandTree.text("SCOPES", LoginFlags.SCOPES)
                                .description(
                                        "Its scopes: \"sql files.files\", or app for what the app declares")
                                .build())
                .addArg(
                        CommandTree.text("WHOSE", LoginFlags.APP_IDENTITY)
                                .description(
                                        "In the app's environment: developer, service-principal or"
                                                + " none")
                                .build())
                .addArg(
                        CommandTree.text("ID", LoginFlags.APP_CLIENT_ID)
                                .description(
                                        "That service principal; its secret is"
                                                + " LAKEFRONT_APP_CLIENT_SECRET")
                                .build())
                .build();
    }

    private static ArgGroupSpec appGroup(UsualPorts usual) {
        return CommandTree.group("App:")
                .addArg(
                        CommandTree.text("PORT", "--app-port")
                                .description(
                                        "The port the app listens on"
                                                + UsualPorts.text(usual.app()))
                                .build())
                .addArg(
                        CommandTree.text("NAME", "--app-protocol")
                                .description(
                                        "What the app speaks on it: http1, or h2c (default: http1)")
                                .build())
                .addArg(
                        CommandTree.text("FILE", "--entry-point")
                                .description("The app's spec (default: app.yml, else app.yaml)")
                                .build())
                .addArg(
                        texts("K=V", "--env")
                                .description("Set a variable; repeat it, or separate by commas")
                                .build())
                .addArg(
                        texts("FILE", ENV_FILE)
                                .description("Read variables from a file, as from .env; repeatable")
                                .build())
                .addArg(
                        onOff(CLEAN_ENV)
                                .description("Give the app no more than it would have deployed")
                                .build())
                .addArg(
                        onOff(BUILD)
                                .description("Install what the app needs, as the platform does")
                                .build())
                .addArg(onOff(PREPARE_ENVIRONMENT).description("The same as " + BUILD).build())
                .addArg(
                        onOff(NO_PREINSTALLED)
                                .description("Without the platform's own Python libraries")
                                .build())
                .addArg(onOff("--debug").description("Start the app under a debugger").build())
                .addArg(
                        CommandTree.text("PORT", "--debug-port")
                                .description(
                                        "The debugger's port (default: Python 5678, Node 9229)")
                                .build())
                .build();
    }

    /** A flag that may be repeated. */
    static OptionSpec.Builder texts(String placeholder, String name) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(placeholder);
    }

    /** A flag that is on when named; {@code --flag=false} switches it off, as in Go's pflag. */
    static OptionSpec.Builder onOff(String name) {
        return OptionSpec.builder(name).type(boolean.class).arity("0..1").converters(new OnOff());
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
                environment(),
                debug,
                debugPort,
                build(),
                LoginFlags.read(flags, problems),
                offline(),
                frontDoor(),
                flags.isOn(KEYS, true),
                LifeFlags.life(flags, problems),
                LifeFlags.telling(flags, problems));
    }

    private FrontDoorOptions frontDoor() {
        return new FrontDoorOptions(
                tls(),
                flags.texts("--allow-host"),
                flags.texts("--allow-origin"),
                flags.text(AS),
                flags.isOn(AS_DEPLOYED),
                flags.span(HOLD, FrontDoorOptions.USUAL_HOLD, problems));
    }

    private OfflineOptions offline() {
        String state = flags.text(KEEP_STATE);
        return new OfflineOptions(
                flags.isOn(OFFLINE) || isCheck(),
                flags.span(TOKEN_LIFETIME, problems),
                state == null ? null : Path.of(state),
                offlineHttps());
    }

    private @Nullable Boolean offlineHttps() {
        boolean on = flags.isOn(OFFLINE_HTTPS, false);
        return on == flags.isOn(OFFLINE_HTTPS, true) ? on : null;
    }

    private EnvironmentOptions environment() {
        List<Path> files = new ArrayList<>();
        for (String file : flags.texts(ENV_FILE)) {
            files.add(Path.of(file));
        }
        return new EnvironmentOptions(flags.texts("--env"), files, flags.isOn(CLEAN_ENV));
    }

    /** It is about the app as it is built, whoever is logged in. */
    private boolean isCheck() {
        return flags.command().name().equals(CheckFlags.COMMAND);
    }

    private BuildOptions build() {
        boolean wanted = flags.isOn(BUILD) || flags.isOn(PREPARE_ENVIRONMENT) || isCheck();
        boolean preinstalled = !flags.isOn(NO_PREINSTALLED);
        if (!wanted && !preinstalled) {
            problems.add(
                    Problem.of(
                            "missing flag: " + BUILD,
                            "nothing is installed without it: " + BUILD + " " + NO_PREINSTALLED));
        }
        return new BuildOptions(wanted, preinstalled);
    }

    private Tls tls() {
        String certificate = flags.text(CERTIFICATE);
        String key = flags.text(KEY);
        if (certificate != null && key != null) {
            return new Tls.Own(Path.of(certificate), Path.of(key));
        }
        if (certificate != null || key != null) {
            String missing = certificate == null ? CERTIFICATE : KEY;
            problems.add(
                    Problem.of(
                            "missing flag: " + missing,
                            "a certificate and its key belong together: --cert FILE --key FILE"));
        }
        return flags.isOn(HTTPS) ? new Tls.LocalCa() : new Tls.None();
    }
}
