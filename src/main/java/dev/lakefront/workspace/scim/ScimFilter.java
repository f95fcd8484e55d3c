package dev.lakefront.workspace.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter on resources (RFC 7644, 3.4.2.2): comparisons by {@code eq}, {@code ne}, {@code co},
 * {@code sw} and {@code ew}, joined by {@code and} and {@code or}. Values match in any case.
 */
final class ScimFilter implements Predicate<ScimResource> {
    /**
     * Takes each run of plain characters as one, and never again: a long value is no deep stack.
     */
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s\"]+))");

    /** One list of comparisons is enough, and all of it: {@code and} binds closer. */
    private final List<List<Predicate<ScimResource>>> alternatives;

    private ScimFilter(List<List<Predicate<ScimResource>>> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * The filter that a query has.
     *
     * @param text null: everything passes
     * @throws IllegalArgumentException if it is none that we know
     */
    static ScimFilter parse(@Nullable String text) {
        List<List<Predicate<ScimResource>>> alternatives = new ArrayList<>();
        alternatives.add(new ArrayList<>());
        List<String> words = text == null ? List.of() : words(text);
        for (int at = 0; at < words.size(); at += 4) {
            if (at + 3 > words.size()) {
                throw new IllegalArgumentException("filter: a comparison is not complete");
            }
            alternatives
                    .getLast()
                    .add(comparison(words.get(at), words.get(at + 1), words.get(at + 2)));
            if (at + 3 < words.size()) {
                join(alternatives, words.get(at + 3), at + 4 < words.size());
            }
        }
        return new ScimFilter(alternatives);
    }

    @Override
    public boolean test(ScimResource resource) {
        return alternatives.stream()
                .anyMatch(all -> all.stream().allMatch(one -> one.test(resource)));
    }

    private static void join(
            List<List<Predicate<ScimResource>>> alternatives, String word, boolean goesOn) {
        boolean isOr = word.equalsIgnoreCase("or");
        if (!goesOn || !(isOr || word.equalsIgnoreCase("and"))) {
            throw new IllegalArgumentException("filter: comparisons are joined by and, or");
        }
        if (isOr) {
            alternatives.add(new ArrayList<>());
        }
    }

    private static Predicate<ScimResource> comparison(String path, String operator, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        Predicate<String> matches =
                switch (operator.toLowerCase(Locale.ROOT)) {
                    case "eq", "ne" -> wanted::equals;
                    case "co" -> text -> text.contains(wanted);
                    case "sw" -> text -> text.startsWith(wanted);
                    case "ew" -> text -> text.endsWith(wanted);
                    default ->
                            throw new IllegalArgumentException(
                                    "filter: an operator is none of eq, ne, co, sw, ew");
                };
        Predicate<ScimResource> any =
                resource ->
                        resource.texts(path).stream()
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .anyMatch(matches);
        return operator.equalsIgnoreCase("ne") ? any.negate() : any;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String quoted = matcher.group(1);
            words.add(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("filter: a quote is open");
        }
        return words;
    }
}
