package dev.lakefront.workspace.sql.engine;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which names are asked for. Letter case does not matter. */
public record NamePattern(Predicate<String> names) {
    static final NamePattern ANY = new NamePattern(name -> true);

    /** One name. */
    static NamePattern exactly(String name) {
        return new NamePattern(name::equalsIgnoreCase);
    }

    /**
     * As drivers ask: {@code %} is anything, {@code _} one character, and a backslash takes the
     * meaning from what follows it.
     *
     * @param pattern null or empty for every name
     */
    public static NamePattern like(@Nullable String pattern) {
        if (pattern == null || pattern.isEmpty()) {
            return ANY;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote("" + c));
            }
        }
        return matching(regex.toString());
    }

    /**
     * As {@code SHOW … LIKE} asks: a regular expression, in which {@code *} is anything, and {@code
     * |} divides several (SQL language reference, SHOW TABLES).
     *
     * @param pattern null for every name
     */
    static NamePattern shown(@Nullable String pattern) {
        if (pattern == null) {
            return ANY;
        }
        String regex =
                Arrays.stream(pattern.trim().split("\\|"))
                        .map(each -> each.replace("*", ".*"))
                        .collect(Collectors.joining("|"));
        try {
            return matching(regex);
        } catch (PatternSyntaxException e) {
            // as on the platform, it finds nothing
            return new NamePattern(name -> false);
        }
    }

    private static NamePattern matching(String regex) {
        Predicate<String> matches =
                Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .asMatchPredicate();
        return new NamePattern(matches);
    }

    boolean matches(String name) {
        return names.test(name);
    }
}
