package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.BuildOptions;
import dev.lakefront.run.option.EnvironmentOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;

/** The flags about the app: what it gets, and what is done before it starts. */
final class AppFlags {
    private static final String BUILD = "--build";
    private static final String PREPARE_ENVIRONMENT = "--prepare-environment";
    private static final String NO_PREINSTALLED = "--no-preinstalled";
    private static final String ENV_FILE = "--env-file";
    private static final String CLEAN_ENV = "--clean-env";

    private AppFlags() {}

    static ArgGroupSpec group(RunFlags.Usual usual) {
        return CommandTree.group("App:")
                .addArg(
                        CommandTree.text("PORT", "--app-port")
                                .description(
                                        "The port the app listens on"
                                                + RunFlags.Usual.text(usual.app()))
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
                        CommandTree.texts("K=V", "--env")
                                .description("Set a variable; repeat it, or separate by commas")
                                .build())
                .addArg(
                        CommandTree.texts("FILE", ENV_FILE)
                                .description("Read variables from a file, as from .env; repeatable")
                                .build())
                .addArg(
                        CommandTree.onOff(CLEAN_ENV)
                                .description("Give the app no more than it would have deployed")
                                .build())
                .addArg(
                        CommandTree.onOff(BUILD)
                                .description("Install what the app needs, as the platform does")
                                .build())
                .addArg(
                        CommandTree.onOff(PREPARE_ENVIRONMENT)
                                .description("The same as " + BUILD)
                                .build())
                .addArg(
                        CommandTree.onOff(NO_PREINSTALLED)
                                .description("Without the platform's own Python libraries")
                                .build())
                .addArg(
                        CommandTree.onOff("--debug")
                                .description("Start the app under a debugger")
                                .build())
                .addArg(
                        CommandTree.text("PORT", "--debug-port")
                                .description(
                                        "The debugger's port (default: Python 5678, Node 9229)")
                                .build())
                .build();
    }

    /** The options as typed. */
    static EnvironmentOptions environment(Flags flags) {
        List<Path> files = new ArrayList<>();
        for (String file : flags.texts(ENV_FILE)) {
            files.add(Path.of(file));
        }
        return new EnvironmentOptions(flags.texts("--env"), files, flags.isOn(CLEAN_ENV));
    }

    /** The options as typed; what cannot be used is added to the problems. */
    static BuildOptions build(Flags flags, List<Problem> problems) {
        boolean wanted =
                flags.isOn(BUILD) || flags.isOn(PREPARE_ENVIRONMENT) || CheckFlags.isIn(flags);
        boolean preinstalled = !flags.isOn(NO_PREINSTALLED);
        if (!wanted && !preinstalled) {
            problems.add(
                    Problem.of(
                            "missing flag: " + BUILD,
                            "nothing is installed without it: " + BUILD + " " + NO_PREINSTALLED));
        }
        return new BuildOptions(wanted, preinstalled);
    }
}
