package dev.lakefront.run.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
public interface TerminalPrompt {
    /** Nobody is there to be asked. */
    TerminalPrompt NOBODY =
            new TerminalPrompt() {
                @Override
                public @Nullable String choose(String question, List<String> choices) {
                    return null;
                }

                @Override
                public boolean confirms(String question) {
                    return false;
                }

                @Override
                public boolean isAttended() {
                    return false;
                }
            };

    /** The choice; null if nobody is there, or nobody chose. */
    @Nullable String choose(String question, List<String> choices);

    /** Whether somebody is there and says yes. */
    boolean confirms(String question);

    /** Whether somebody is there. */
    boolean isAttended();
}
