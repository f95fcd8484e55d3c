package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import dev.lakefront.run.option.RunOptions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The flags of {@code exec}: those of a run, and the command behind {@code --}. */
final class ExecFlags {
    static final String COMMAND = "exec";

    private ExecFlags() {}

    static CommandSpec command() {
        CommandSpec command =
                RunFlags.withFlags(
                        CommandTree.command(
                                COMMAND,
                                "Runs a command, as tests, beside an app that is ready; ends the app with it."),
                        RunFlags.Usual.EXEC);
        command.usageMessage()
                .customSynopsis("lakefront exec [flags] [FOLDER] -- COMMAND [ARGUMENT...]")
                .description(
                        "  lakefront exec --offline -- pytest         the app's address is in LAKEFRONT_URL",
                        "  lakefront exec --offline --as bob --port 9001 -- curl -s http://localhost:9001")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(CommandTree.exitCodes("the command's own exit code"));
        return command;
    }

    /** The options of the app's run; what cannot be used is added to the problems. */
    static RunOptions read(Flags flags, List<String> command, List<Problem> problems) {
        if (command.isEmpty()) {
            problems.add(
                    Problem.of(
                            "exec: no command",
                            "write it behind --: lakefront exec --offline -- pytest"));
        }
        return RunFlags.read(flags, RunFlags.Usual.EXEC, problems);
    }
}
