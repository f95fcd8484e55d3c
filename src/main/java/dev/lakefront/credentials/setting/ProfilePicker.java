package dev.lakefront.credentials.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a person at the terminal choose between profiles. */
@FunctionalInterface
public interface ProfilePicker {
    /** Nobody is there to be asked. */
    ProfilePicker NOBODY = (_, _) -> null;

    /**
     * The profile chosen; null if nobody is there, or nobody chose.
     *
     * @param question why there is a choice
     */
    @Nullable String pick(String question, List<String> profiles);

    /** Whether a person is there, who can also log in in a browser. */
    default boolean isAttended() {
        return false;
    }
}
