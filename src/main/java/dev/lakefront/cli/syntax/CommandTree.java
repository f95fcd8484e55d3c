package dev.lakefront.cli.syntax;

import dev.lakefront.cli.process.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands, their flags and their help, as picocli is told about them: by its programmatic API,
 * since reading annotations costs more time than all the rest of it.
 */
final class CommandTree {
    static final String COMPLETION = "completion";
    static final String HELP = "help";
    static final String LOG_LEVEL = "--log-level";
    static final String OUTPUT = "--output";
    private static final int HELP_WIDTH = 100;
    private static final int LONGEST_FLAG = 28;

    private CommandTree() {}

    /** The one command that has to start fast, alone: each further one costs milliseconds. */
    static CommandLine ofRun() {
        return line(root());
    }

    static CommandLine whole() {
        return line(
                root().addSubcommand(RunFlags.EXPLAIN, RunFlags.explainCommand())
                        .addSubcommand(CheckFlags.COMMAND, CheckFlags.command())
                        .addSubcommand(ExecFlags.COMMAND, ExecFlags.command())
                        .addSubcommand("apps", apps())
                        .addSubcommand(AuthFlags.AUTH, AuthFlags.command())
                        .addSubcommand(COMPLETION, completion())
                        .addSubcommand(HELP, help()));
    }

    private static CommandLine line(CommandSpec root) {
        return new CommandLine(root).setInterpolateVariables(false).setHelpFactory(HelpLayout::new);
    }

    private static CommandSpec root() {
        CommandSpec root =
                command("lakefront", "Runs a Databricks app here the way it runs deployed.")
                        .addSubcommand(RunFlags.COMMAND, RunFlags.command());
        root.addArgGroup(identityFlags());
        root.addArgGroup(
                globalFlags()
                        .addArg(
                                OptionSpec.builder("-v", "--version")
                                        .type(boolean.class)
                                        .versionHelp(true)
                                        .description("Print the version and exit")
                                        .build())
                        .build());
        root.usageMessage()
                .customSynopsis("lakefront COMMAND [flags]")
                .description(
                        "  lakefront run --offline my-app    no account needed",
                        "  lakefront run                     the app in this folder, as you",
                        "  lakefront explain                 what a run would do, and why",
                        "  lakefront check                   what is wrong with the app",
                        "  lakefront run --help              every flag of a run");
        return root;
    }

    /** A command with the ways of parsing and showing that all commands share. */
    static CommandSpec command(String name, String purpose) {
        CommandSpec command = CommandSpec.create().name(name);
        command.parser().collectErrors(true).expandAtFiles(false).overwrittenOptionsAllowed(true);
        command.usageMessage()
                .width(HELP_WIDTH)
                .header(purpose)
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%nExamples:%n")
                .parameterListHeading("%nArguments:%n")
                .commandListHeading("%nCommands:%n")
                .longOptionsMaxWidth(LONGEST_FLAG)
                .sortOptions(false);
        return command;
    }

    /** The flags that every command takes. */
    static ArgGroupSpec.Builder globalFlags() {
        return group("Global:")
                .addArg(
                        text("LEVEL", LOG_LEVEL)
                                .description(
                                        "debug or trace: tell of every request; else no effect")
                                .build())
                .addArg(
                        text("FORMAT", "-o", OUTPUT)
                                .description("text or json, for what a command prints, or tells")
                                .build())
                .addArg(
                        OptionSpec.builder("-h", "--help")
                                .type(boolean.class)
                                .usageHelp(true)
                                .description("Print this help and exit")
                                .build());
    }

    /** Whose login a run uses; these, too, may stand before the command. */
    static ArgGroupSpec identityFlags() {
        return group("Login:")
                .addArg(
                        text("NAME", "-p", "--profile")
                                .description("The login to use, a profile of ~/.databrickscfg")
                                .build())
                .addArg(
                        text("NAME", "-t", "--target")
                                .description("The target of databricks.yml whose workspace is used")
                                .build())
                .build();
    }

    /** Flags that the help shows together; a group has no say in what may be combined. */
    static ArgGroupSpec.Builder group(String heading) {
        return ArgGroupSpec.builder().validate(false).heading("%n" + heading + "%n");
    }

    static OptionSpec.Builder text(String placeholder, String... names) {
        return OptionSpec.builder(names).type(String.class).paramLabel(placeholder);
    }

    /**
     * The exit codes, for the end of a help text.
     *
     * @param other what any other number is
     */
    static Map<String, String> exitCodes(String other) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.meaning());
        }
        codes.put("other", other);
        return codes;
    }

    private static CommandSpec apps() {
        CommandSpec apps =
                command("apps", "The commands of 'databricks apps' that Lakefront stands in for.")
                        .addSubcommand(RunFlags.COMMAND, RunFlags.command());
        apps.addArgGroup(identityFlags());
        apps.addArgGroup(globalFlags().build());
        apps.usageMessage()
                .customSynopsis("lakefront apps COMMAND [flags]")
                .description("  lakefront apps run-local    the same as 'lakefront run-local'");
        return apps;
    }

    private static CommandSpec completion() {
        CommandSpec completion =
                command(COMPLETION, "Prints what makes a shell complete Lakefront's flags.");
        completion.addPositional(word("SHELL", "bash or zsh"));
        completion.addArgGroup(globalFlags().build());
        completion
                .usageMessage()
                .customSynopsis("lakefront completion SHELL")
                .description("  source <(lakefront completion bash)");
        return completion;
    }

    private static CommandSpec help() {
        CommandSpec help = command(HELP, "Prints the help of a command.");
        help.addPositional(word("COMMAND", "The command to explain"));
        help.addArgGroup(globalFlags().build());
        help.usageMessage()
                .customSynopsis("lakefront help [COMMAND]")
                .description("  lakefront help run-local");
        return help;
    }

    static PositionalParamSpec word(String placeholder, String description) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity("0..1")
                .paramLabel(placeholder)
                .description(description)
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
}
