package dev.lakefront.cli.syntax;

import dev.lakefront.cli.request.Request;
import dev.lakefront.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code check}, and the forms in which it reports. */
final class CheckFlags {
    static final String COMMAND = "check";

    /** The forms of a report, as {@code --output} names them. */
    static final List<String> FORMS = List.of("text", "json", "sarif");

    private CheckFlags() {}

    static CommandSpec command() {
        CommandSpec command =
                RunFlags.withFlags(
                        CommandTree.command(
                                COMMAND,
                                "Tells all that is wrong with an app, here and deployed; starts nothing."),
                        RunFlags.Usual.RUN);
        command.usageMessage()
                .customSynopsis("lakefront check [flags] [FOLDER]")
                .description(
                        "  lakefront check                            the app in this folder",
                        "  lakefront check --output sarif my-app      for a code host")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        return command;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "nothing to say, or warnings only");
        codes.put("1", "problems, or a wrong command line");
        return codes;
    }

    static Request read(Flags flags, List<Problem> mistakes) {
        String form = flags.text(CommandTree.OUTPUT);
        return new Request.Check(
                RunFlags.read(flags, RunFlags.Usual.RUN, mistakes),
                form == null ? "text" : form.toLowerCase(Locale.ROOT));
    }

    /** Whether that is the command: it is about the app as it is built, whoever is logged in. */
    static boolean isIn(Flags flags) {
        return flags.command().name().equals(COMMAND);
    }
}
