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
        return new Problem("unknown command: " + word, null, didYouMean(nearest));
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
     * A word after an unknown flag may be its value: words are only judged where flags are fine.
     */
    private static List<Problem> unmatched(ParseResult command) {
        Set<String> unknownFlags = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (String argument : command.unmatched()) {
            if (argument.startsWith("-") && argument.length() > 1) {
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
        if (!spec.subcommands().isEmpty()) {
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
