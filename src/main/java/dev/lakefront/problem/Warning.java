package dev.lakefront.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that stops nothing but is probably not what the user meant.
 *
 * @param what the one sentence that follows {@code Warning: }
 * @param where the file, with its line, that it stands in, if {@code what} does not say it
 * @param fix the edit or the command that mends it, if there is one
 */
public record Warning(String what, @Nullable String where, @Nullable String fix) {}
