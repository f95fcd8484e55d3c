package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser could not take, in Lakefront's words. */
final class UsageProblems {
    private UsageProblems() {}

    static List<Problem> of(Flags flags) {
        List<Problem> problems = new ArrayList<>();
        for (ParseResult command : flags.commands()) {
            for (Exception error : command.errors()) {
                if (!(error instanceof UnmatchedArgumentException)) {
                    problems.add(badValue(error));
                }
            }
            problems.addAll(unmatched(command));
        }
        return problems;
    }

    static Problem unknownCommand(String word, CommandSpec parent) {
        String nearest = Nearest.to(word, parent.subcommands().keySet());
        return Problem.of(
                "unknown command: " + word,
                nearest == null ? otherwise(word, parent) : "did you mean " + nearest + "?");
    }

    /** What a word that is like no command may be meant for. */
    private static String otherwise(String word, CommandSpec parent) {
        return word.startsWith(".") || word.contains("/")
                ? "to run the app in a folder: lakefront run " + word
                : "if it is one of the Databricks CLI's: command "
                        + parent.qualifiedName().replaceFirst("lakefront", "databricks")
                        + " "
                        + word;
    }

    private static Problem badValue(Exception error) {
        if (error instanceof MissingParameterException missing
                && missing.getMissing().getFirst() instanceof OptionSpec flag) {
            return Problem.of(
                    "missing value: " + flag.longestName(),
                    flag.longestName() + " " + flag.paramLabel());
        }
        if (error instanceof ParameterException bad
                && bad.getArgSpec() instanceof OptionSpec flag) {
            String name = flag.longestName().substring(2);
            return Problem.of(name + ": " + bad.getValue() + " (expected: true or false)");
        }
        return Problem.of(String.valueOf(error.getMessage()));
    }

    /**
     * A word after an unknown flag may be its value: words are only judged where flags are fine,
     * and flags only where the command before them is.
     */
    private static List<Problem> unmatched(ParseResult command) {
        List<String> all = command.unmatched();
        if (!all.isEmpty() && !isFlag(all.getFirst()) && hasCommands(command)) {
            return List.of(unexpectedWords(all, command));
        }
        Set<String> unknownFlags = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (String argument : all) {
            if (isFlag(argument)) {
                unknownFlags.add(withoutValue(argument));
            } else {
                words.add(argument);
            }
        }
        List<Problem> problems = new ArrayList<>();
        for (String flag : unknownFlags) {
            problems.add(unknownFlag(flag, command.commandSpec()));
        }
        if (unknownFlags.isEmpty() && !words.isEmpty()) {
            problems.add(unexpectedWords(words, command));
        }
        return problems;
    }

    private static boolean isFlag(String argument) {
        return argument.startsWith("-") && argument.length() > 1;
    }

    private static boolean hasCommands(ParseResult command) {
        return !command.commandSpec().subcommands().isEmpty();
    }

    /** The value may be a secret that was meant for another command. */
    private static String withoutValue(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private static Problem unknownFlag(String flag, CommandSpec command) {
        String what = "unknown flag: " + flag;
        CommandSpec run = RunFlags.command();
        if (command.name().equals(RunFlags.COMMAND) || !run.optionsMap().containsKey(flag)) {
            return new Problem(
                    what, null, didYouMean(Nearest.to(flag, command.optionsMap().keySet())));
        }
        return Problem.of(what, "it belongs to run-local: write it after that word");
    }

    private static Problem unexpectedWords(List<String> words, ParseResult command) {
        CommandSpec spec = command.commandSpec();
        if (hasCommands(command)) {
            return unknownCommand(words.getFirst(), spec);
        }
        String placeholder = spec.positionalParameters().getFirst().paramLabel();
        String first = command.matchedPositionalValue(0, "");
        return Problem.of(
                "more than one "
                        + placeholder.toLowerCase(Locale.ROOT)
                        + ": "
                        + first
                        + ", "
                        + String.join(", ", words));
    }

    private static @Nullable String didYouMean(@Nullable String nearest) {
        return nearest == null ? null : "did you mean " + nearest + "?";
    }
}
