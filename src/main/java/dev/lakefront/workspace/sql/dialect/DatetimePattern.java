package dev.lakefront.workspace.sql.dialect;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The patterns of dates and times (SQL language reference, Datetime patterns). */
final class DatetimePattern {
    /** A text in quotes, a letter as often as it stands there, or anything else. */
    private static final Pattern PART =
            Pattern.compile("'((?:[^']++|'')*+)'|([A-Za-z])\\2*|[^A-Za-z']");

    private static final Map<String, String> SPECIFIERS =
            Map.ofEntries(
                    Map.entry("y", "%Y"),
                    Map.entry("yyyy", "%Y"),
                    Map.entry("yy", "%y"),
                    Map.entry("M", "%-m"),
                    Map.entry("MM", "%m"),
                    Map.entry("MMM", "%b"),
                    Map.entry("MMMM", "%B"),
                    Map.entry("d", "%-d"),
                    Map.entry("dd", "%d"),
                    Map.entry("DDD", "%j"),
                    Map.entry("E", "%a"),
                    Map.entry("EE", "%a"),
                    Map.entry("EEE", "%a"),
                    Map.entry("EEEE", "%A"),
                    Map.entry("a", "%p"),
                    Map.entry("H", "%-H"),
                    Map.entry("HH", "%H"),
                    Map.entry("h", "%-I"),
                    Map.entry("hh", "%I"),
                    Map.entry("m", "%-M"),
                    Map.entry("mm", "%M"),
                    Map.entry("s", "%-S"),
                    Map.entry("ss", "%S"),
                    Map.entry("SSS", "%g"),
                    Map.entry("SSSSSS", "%f"));

    private DatetimePattern() {}

    /** The same for {@code strftime}; null if that has no such thing. */
    static @Nullable String strftime(String pattern) {
        StringBuilder specifiers = new StringBuilder();
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (part.find() && part.start() == end) {
            String specifier = specifier(part.toMatchResult());
            if (specifier == null) {
                return null;
            }
            specifiers.append(specifier);
            end = part.end();
        }
        return end == pattern.length() ? specifiers.toString() : null;
    }

    private static @Nullable String specifier(MatchResult part) {
        if (part.group(2) != null) {
            return SPECIFIERS.get(part.group());
        }
        String quoted = part.group(1);
        // two quotes are one, in quotes and outside
        String text =
                quoted == null ? part.group() : quoted.isEmpty() ? "'" : quoted.replace("''", "'");
        return text.replace("%", "%%");
    }
}
