package dev.lakefront.cli;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** Reads a command line. Starts, opens and prints nothing. */
final class CommandReader {
    private final CommandLine commands;
    private final Flags flags;
    private final List<Problem> mistakes;

    private CommandReader(CommandLine commands, ParseResult parsed) {
        this.commands = commands;
        this.flags = Flags.of(parsed);
        this.mistakes = new ArrayList<>(UsageProblems.of(flags));
    }

    static Request read(String... args) {
        CommandLine commands = CommandTree.create();
        return new CommandReader(commands, commands.parseArgs(args)).request();
    }

    private Request request() {
        Request request = wellFormed();
        return mistakes.isEmpty()
                ? request
                : new Request.Mistaken(mistakes, flags.command().qualifiedName());
    }

    private Request wellFormed() {
        if (flags.commands().getFirst().isVersionHelpRequested()) {
            return new Request.Print(Version.line() + "\n");
        }
        if (flags.commands().getLast().isUsageHelpRequested()) {
            return help(flags.command().commandLine());
        }
        return switch (flags.command().name()) {
            case RunFlags.COMMAND -> new Request.Run(RunFlags.read(flags, mistakes));
            case CommandTree.COMPLETION -> completion();
            case CommandTree.HELP -> helpOfNamed();
            default -> help(flags.command().commandLine());
        };
    }

    private Request help(CommandLine command) {
        return new Request.Print(command.getUsageMessage(Ansi.OFF));
    }

    private Request helpOfNamed() {
        String name = flags.word();
        if (name == null) {
            return help(commands);
        }
        CommandLine named = commands.getSubcommands().get(name);
        if (named == null) {
            mistakes.add(UsageProblems.unknownCommand(name, commands.getCommandSpec()));
            return help(commands);
        }
        return help(named);
    }

    /** One script serves both shells: in zsh it switches on zsh's reading of bash completions. */
    private Request completion() {
        String shell = flags.word();
        if (!"bash".equals(shell) && !"zsh".equals(shell)) {
            String given = shell == null ? "none" : shell;
            mistakes.add(Problem.of("shell: " + given + " (expected: bash or zsh)"));
        }
        return new Request.Print(AutoComplete.bash("lakefront", commands));
    }
}
