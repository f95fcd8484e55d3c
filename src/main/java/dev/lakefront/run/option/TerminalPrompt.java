package dev.lakefront.run.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
@FunctionalInterface
public interface TerminalPrompt {
    /** Nobody is there to be asked. */
    TerminalPrompt NOBODY = (_, _) -> null;

    /** The choice; null if nobody is there, or nobody chose. */
    @Nullable String choose(String question, List<String> choices);

    /** Whether somebody is there. */
    default boolean isAttended() {
        return false;
    }
}
