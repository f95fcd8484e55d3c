package dev.lakefront.run.check;

import dev.lakefront.problem.Place;
import dev.lakefront.problem.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or may be.
 *
 * @param isProblem whether a run ends with it; else it is a warning
 * @param place the file, relative to the current folder, or absolute; null if it stands in none
 * @param where the place in words, if it is no file: a flag, a variable
 * @param fix what mends it, if there is something
 */
public record Finding(
        boolean isProblem,
        Rule rule,
        String what,
        @Nullable Place place,
        @Nullable String where,
        @Nullable String fix) {}
