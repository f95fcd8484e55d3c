package dev.lakefront.problem;

import org.jspecify.annotations.Nullable;

/**
 * Where in a file something stands.
 *
 * @param file as the user knows it: relative to the app's folder, or absolute
 * @param line counted from 1; null if it is the whole file
 * @param column counted from 1; null if it is the whole line
 */
public record Place(String file, @Nullable Integer line, @Nullable Integer column) {
    /** As messages have it: {@code FILE}, {@code FILE:LINE} or {@code FILE:LINE:COLUMN}. */
    static Place parse(String where) {
        int last = numberAfterColon(where);
        if (last == 0) {
            return new Place(where, null, null);
        }
        String rest = where.substring(0, where.lastIndexOf(':'));
        int first = numberAfterColon(rest);
        return first == 0
                ? new Place(rest, last, null)
                : new Place(rest.substring(0, rest.lastIndexOf(':')), first, last);
    }

    /** Zero if there is none. */
    private static int numberAfterColon(String text) {
        try {
            return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
