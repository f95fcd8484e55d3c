package dev.lakefront.problem;

import org.jspecify.annotations.Nullable;

/**
 * A mistake the user can mend.
 *
 * @param what the one sentence that follows {@code Error: }; it names the value and what was
 *     expected
 * @param where the file (with line and column), flag or variable it stands in, if {@code what} does
 *     not say it already; read by {@link #place}
 * @param fix the edit or the command that mends it, if there is one
 */
public record Problem(String what, @Nullable String where, @Nullable String fix) {
    /** What kind of mistake it is. */
    public Rule rule() {
        return Rule.at(where);
    }

    /** Null if it stands nowhere. */
    public @Nullable Place place() {
        return where == null ? null : Place.parse(where);
    }

    public static Problem of(String what) {
        return new Problem(what, null, null);
    }

    public static Problem of(String what, String fix) {
        return new Problem(what, null, fix);
    }
}
