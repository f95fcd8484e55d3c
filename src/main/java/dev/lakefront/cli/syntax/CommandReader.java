package dev.lakefront.cli.syntax;

import dev.lakefront.cli.process.Version;
import dev.lakefront.cli.request.Request;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** Reads a command line. Starts, opens and prints nothing. */
public final class CommandReader {
    private static final List<String> LOG_LEVELS =
            List.of("trace", "debug", "info", "warn", "error", "disabled");
    private static final List<String> OUTPUT_FORMATS = List.of("text", "json");

    private final CommandLine commands;
    private final Flags flags;
    private final List<String> command;
    private final List<Problem> mistakes;

    private CommandReader(CommandLine commands, Words words) {
        this.commands = commands;
        this.flags = Flags.of(commands.parseArgs(words.ours().toArray(new String[0])));
        this.command = words.command();
        this.mistakes = new ArrayList<>(UsageProblems.of(flags));
    }

    /** What the line asks for. Only a line that is no run waits for the other commands. */
    public static Request read(String... args) {
        CommandReader run = new CommandReader(CommandTree.ofRun(), Words.allOurs(args));
        Request request = run.request();
        if (run.isAnswer()) {
            return request;
        }
        CommandReader exec = new CommandReader(CommandTree.whole(), Words.split(args));
        return exec.names(ExecFlags.COMMAND)
                ? exec.request()
                : new CommandReader(CommandTree.whole(), Words.allOurs(args)).request();
    }

    /**
     * The words of a line.
     *
     * @param ours those that Lakefront reads
     * @param command those that it runs: what stands behind {@code --} of {@code exec}
     */
    private record Words(List<String> ours, List<String> command) {
        static Words allOurs(String... words) {
            return new Words(List.of(words), List.of());
        }

        static Words split(String... words) {
            List<String> all = List.of(words);
            int end = all.indexOf("--");
            return end < 0
                    ? allOurs(words)
                    : new Words(all.subList(0, end), all.subList(end + 1, all.size()));
        }
    }

    /** Whether the commands that were left out could not have changed the answer. */
    private boolean isAnswer() {
        return mistakes.isEmpty() && (isVersionRequested() || names(RunFlags.COMMAND));
    }

    private boolean names(String command) {
        return flags.command().name().equals(command);
    }

    private boolean isVersionRequested() {
        return flags.commands().getFirst().isVersionHelpRequested();
    }

    /** Wherever it stands: {@code lakefront --help run} starts nothing. */
    private boolean isHelpRequested() {
        for (ParseResult command : flags.commands()) {
            if (command.isUsageHelpRequested()) {
                return true;
            }
        }
        return false;
    }

    private Request request() {
        expectOneOf(CommandTree.LOG_LEVEL, LOG_LEVELS);
        expectOneOf(CommandTree.OUTPUT, isCheck() ? CheckFlags.FORMS : OUTPUT_FORMATS);
        Request request = wellFormed();
        return mistakes.isEmpty()
                ? request
                : new Request.Mistaken(mistakes, flags.command().qualifiedName());
    }

    private Request wellFormed() {
        if (isVersionRequested()) {
            return new Request.Print(Version.line() + "\n");
        }
        if (isHelpRequested()) {
            return help(flags.command().commandLine());
        }
        return switch (flags.command().name()) {
            case RunFlags.COMMAND -> run();
            case RunFlags.EXPLAIN -> explanation(RunFlags.Usual.RUN);
            case CheckFlags.COMMAND -> CheckFlags.read(flags, mistakes);
            case ExecFlags.COMMAND -> exec();
            case AuthFlags.DESCRIBE -> AuthFlags.read(flags, mistakes);
            case AuthFlags.LOGIN -> new Request.Login(AuthFlags.readSignIn(flags, mistakes));
            case AuthFlags.LOGOUT -> new Request.Logout(AuthFlags.readSignIn(flags, mistakes));
            case CommandTree.COMPLETION -> completion();
            case CommandTree.HELP -> helpOfNamed();
            default -> help(flags.command().commandLine());
        };
    }

    private boolean isCheck() {
        return flags.command().name().equals(CheckFlags.COMMAND);
    }

    private Request run() {
        return flags.isOn(RunFlags.DRY_RUN)
                ? explanation(RunFlags.Usual.RUN)
                : new Request.Run(RunFlags.read(flags, RunFlags.Usual.RUN, mistakes));
    }

    private Request exec() {
        return flags.isOn(RunFlags.DRY_RUN)
                ? explanation(RunFlags.Usual.EXEC)
                : new Request.Exec(ExecFlags.read(flags, command, mistakes), command);
    }

    private Request explanation(RunFlags.Usual usual) {
        return new Request.Explain(RunFlags.read(flags, usual, mistakes), flags.isJson());
    }

    private void expectOneOf(String flag, List<String> values) {
        String value = flags.text(flag);
        if (value != null && !values.contains(value.toLowerCase(Locale.ROOT))) {
            String expected = " (expected: " + String.join(", ", values) + ")";
            mistakes.add(Problem.of(flag.substring(2) + ": " + value + expected));
        }
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
