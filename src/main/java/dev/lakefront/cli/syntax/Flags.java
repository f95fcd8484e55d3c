package dev.lakefront.cli.syntax;

import dev.lakefront.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags of one command line. A flag that several commands know may stand before or after the
 * last command's name; the later one wins.
 *
 * @param commands what each command on the line was given, outermost first
 */
record Flags(List<ParseResult> commands) {
    private static final int MAX_PORT = 65_535;

    static Flags of(ParseResult root) {
        List<ParseResult> commands = new ArrayList<>();
        ParseResult command = root;
        commands.add(command);
        while (command.hasSubcommand()) {
            command = command.subcommand();
            commands.add(command);
        }
        return new Flags(commands);
    }

    /** The command that the line ends in. */
    CommandSpec command() {
        return commands.getLast().commandSpec();
    }

    /** The value given; an empty one counts as none, as {@code --profile "$UNSET"} should. */
    @Nullable String text(String flag) {
        String value = "";
        for (ParseResult command : commands) {
            value = command.matchedOptionValue(flag, value);
        }
        return value.isEmpty() ? null : value;
    }

    /** Every value of a flag that may be repeated, in order. */
    List<String> texts(String flag) {
        return commands.getLast().matchedOptionValue(flag, List.of());
    }

    /**
     * The one of these that is named, in lower case with hyphens.
     *
     * @param problems gets one if another word is given, and null is returned
     */
    <E extends Enum<E>> @Nullable E one(String flag, E[] values, List<Problem> problems) {
        String typed = text(flag);
        if (typed == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (E value : values) {
            String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(typed)) {
                return value;
            }
            words.add(word);
        }
        problems.add(
                Problem.of(
                        flag.substring(2)
                                + ": "
                                + typed
                                + " (expected: "
                                + String.join(", ", words)
                                + ")"));
        return null;
    }

    /** Whether the output is for a program. */
    boolean isJson() {
        return "json".equalsIgnoreCase(text(CommandTree.OUTPUT));
    }

    boolean isOn(String flag) {
        return isOn(flag, false);
    }

    boolean isOn(String flag, boolean usual) {
        return commands.getLast().matchedOptionValue(flag, usual);
    }

    /**
     * The port given, 0 for any that is free, else the usual one.
     *
     * @param problems gets one if what is given is no port, and null is returned
     */
    @Nullable Integer port(String flag, @Nullable Integer usual, List<Problem> problems) {
        String value = text(flag);
        if (value == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, in the same words as a number that no port can have
        }
        problems.add(Problem.of(flag.substring(2) + ": " + value + " (expected: 0-65535)"));
        return null;
    }

    /** The span of time given, else the usual one; the usual one, too, if there is a problem. */
    Duration span(String flag, Duration usual, List<Problem> problems) {
        Duration span = span(flag, problems);
        return span == null ? usual : span;
    }

    /**
     * The span of time given, if one is.
     *
     * @param problems gets one if what is given is none, and null is returned
     */
    @Nullable Duration span(String flag, List<Problem> problems) {
        String value = text(flag);
        Duration span = value == null ? null : TimeSpan.parse(value);
        if (value != null && span == null) {
            problems.add(
                    Problem.of(
                            flag.substring(2)
                                    + ": "
                                    + value
                                    + " (expected: a time, as 500ms, 30s, 2m)"));
        }
        return span;
    }

    /** The word after the last command that is no flag's value: its folder, shell or command. */
    @Nullable String word() {
        return commands.getLast().matchedPositionalValue(0, (String) null);
    }
}
