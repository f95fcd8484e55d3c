package dev.lakefront.cli.process;

import dev.lakefront.run.option.TerminalPrompt;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A numbered list, or yes and no, at the terminal, if there is one at both ends. */
final class ProfileMenu implements TerminalPrompt {
    @Override
    public @Nullable String choose(String question, List<String> choices) {
        return terminal().map(it -> choose(question, choices, it)).orElse(null);
    }

    @Override
    public boolean confirms(String question) {
        String typed = terminal().map(it -> it.readLine("%s [y/N] ", question)).orElse(null);
        return typed != null && isYes(typed);
    }

    /** Anything else is a no. */
    static boolean isYes(String typed) {
        return List.of("y", "yes").contains(typed.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean isAttended() {
        return terminal().isPresent();
    }

    /** Which JDK gives a console where there is no terminal differs by its modules. */
    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private static @Nullable String choose(
            String question, List<String> choices, Console terminal) {
        terminal.printf("%s%n", question);
        for (int i = 0; i < choices.size(); i++) {
            terminal.printf("  %d  %s%n", i + 1, choices.get(i));
        }
        while (true) {
            String typed = terminal.readLine("Which one (1-%d)? ", choices.size());
            if (typed == null || typed.isBlank()) {
                return null;
            }
            String chosen = chosen(typed.strip(), choices);
            if (chosen != null) {
                return chosen;
            }
        }
    }

    /** The number of a choice, or the choice itself; null for anything else. */
    static @Nullable String chosen(String typed, List<String> choices) {
        if (choices.contains(typed)) {
            return typed;
        }
        try {
            int number = Integer.parseInt(typed);
            return number >= 1 && number <= choices.size() ? choices.get(number - 1) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
