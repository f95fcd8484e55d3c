package dev.lakefront.app.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which Python a project takes, as uv writes it into {@code uv.lock}: {@code >=3.10, <3.13}, of the
 * operators of PEP 440.
 */
record RequiresPython(List<Clause> clauses) {
    private static final Pattern LINE = Pattern.compile("requires-python = \"(.*)\"");
    private static final Pattern CLAUSE = Pattern.compile("([<>=!~]+) *3\\.(\\d+)(\\.\\d+)?.*");

    /** It stands in the first lines, before the packages. */
    private static final int LINES_OF_HEAD = 10;

    /**
     * One condition on a version of Python 3.
     *
     * @param exact whether it also names the third number
     */
    private record Clause(String operator, int minor, boolean exact) {
        boolean admits(int candidate) {
            return switch (operator) {
                case ">=", ">" -> candidate >= minor;
                case "<" -> exact ? candidate <= minor : candidate < minor;
                case "<=" -> candidate <= minor;
                case "==" -> candidate == minor;
                case "~=" -> exact ? candidate == minor : candidate >= minor;
                default -> true;
            };
        }
    }

    /** Admits every version if the file does not say, or cannot be read: uv will tell why. */
    static RequiresPython ofLock(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(LINES_OF_HEAD)
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(line -> parse(line.group(1)))
                    .orElse(new RequiresPython(List.of()));
        } catch (IOException | UncheckedIOException e) {
            return new RequiresPython(List.of());
        }
    }

    static RequiresPython parse(String text) {
        List<Clause> clauses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher clause = CLAUSE.matcher(part.strip());
            if (clause.matches()) {
                int minor = Integer.parseInt(clause.group(2));
                clauses.add(new Clause(clause.group(1), minor, clause.group(3) != null));
            }
        }
        return new RequiresPython(clauses);
    }

    /** Whether some Python 3.{@code minor} will do. */
    boolean admits(int minor) {
        return clauses.stream().allMatch(clause -> clause.admits(minor));
    }
}
