package dev.lakefront.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that stops nothing but is probably not what the user meant.
 *
 * @param rule what kind of mistake it is
 * @param what the one sentence that follows {@code Warning: }
 * @param where the file, with its line, that it stands in, if {@code what} does not say it; read by
 *     {@link #place}
 * @param fix the edit or the command that mends it, if there is one
 */
public record Warning(Rule rule, String what, @Nullable String where, @Nullable String fix) {
    /** Of the rule for what stands there. */
    public Warning(String what, @Nullable String where, @Nullable String fix) {
        this(Rule.at(where), what, where, fix);
    }

    /** Null if it stands nowhere. */
    public @Nullable Place place() {
        return where == null ? null : Place.parse(where);
    }
}
