package dev.lakefront.credentials.source;

import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ini file by the rules that the CLI's parser (gopkg.in/ini.v1, with {@code
 * SpaceBeforeInlineComment}) applies: {@code =} or {@code :}, comments on their own line or after a
 * space, one pair of quotes dropped, a trailing backslash continues the line, sections of one name
 * are one section, the last value of a key wins, nothing is interpolated. Keys before the first
 * section belong to {@code DEFAULT}.
 */
final class IniFile {
    static final String DEFAULT_SECTION = "DEFAULT";
    private static final String TRIPLE_QUOTE = "\"\"\"";

    private final Path path;
    private final List<String> lines;
    private final List<Problem> problems;
    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    private int next;

    /**
     * A key's value.
     *
     * @param line of the key, counted from 1
     */
    record Entry(String value, int line) {
        /** Without the value: it may be a secret. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    private IniFile(Path path, String text, List<Problem> problems) {
        this.path = path;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /**
     * The sections in the order of the file, each with its keys.
     *
     * @param problems gets one for each line that cannot be read; those lines are left out
     */
    static Map<String, Map<String, Entry>> parse(Path path, String text, List<Problem> problems) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new IniFile(path, unmarked, problems).sections();
    }

    private Map<String, Map<String, Entry>> sections() {
        Map<String, Entry> section = section(DEFAULT_SECTION);
        while (next < lines.size()) {
            String line = lines.get(next++).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = openSection(line, section);
            } else {
                readKey(line, section);
            }
        }
        return sections;
    }

    private Map<String, Entry> section(String name) {
        return sections.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    }

    private Map<String, Entry> openSection(String line, Map<String, Entry> current) {
        int end = line.lastIndexOf(']');
        if (end < 0) {
            report("the profile's name is not closed by ]");
            return current;
        }
        return section(line.substring(1, end));
    }

    private void readKey(String line, Map<String, Entry> section) {
        int delimiter = firstDelimiter(line);
        if (delimiter <= 0) {
            report("expected [profile] or key = value");
            return;
        }
        int keyLine = next;
        String value = value(line.substring(delimiter + 1).strip());
        if (value == null) {
            problems.add(problem("the value's quote is not closed", keyLine));
            return;
        }
        section.put(line.substring(0, delimiter).strip(), new Entry(value, keyLine));
    }

    private static int firstDelimiter(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '=' || line.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String value(String text) {
        if (text.length() > TRIPLE_QUOTE.length() && text.startsWith(TRIPLE_QUOTE)) {
            return quoted(text, TRIPLE_QUOTE);
        }
        if (text.startsWith("`")) {
            return quoted(text, "`");
        }
        if (text.endsWith("\\")) {
            return continued(text);
        }
        return withoutQuotes(withoutComment(text));
    }

    /** A value in backticks or triple quotes, which may go on over lines; null if never closed. */
    private @Nullable String quoted(String text, String quote) {
        String rest = text.substring(quote.length());
        var value = new StringBuilder();
        int end = rest.lastIndexOf(quote);
        while (end < 0) {
            if (next == lines.size()) {
                return null;
            }
            value.append(rest).append('\n');
            rest = lines.get(next++);
            end = rest.lastIndexOf(quote);
        }
        return value.append(rest, 0, end).toString();
    }

    private String continued(String text) {
        var value = new StringBuilder(text);
        while (!value.isEmpty() && value.charAt(value.length() - 1) == '\\') {
            value.setLength(value.length() - 1);
            String line = next < lines.size() ? lines.get(next++).strip() : "";
            if (line.isEmpty()) {
                break;
            }
            value.append(line);
        }
        return value.toString();
    }

    private static String withoutComment(String text) {
        int comment = text.indexOf(" #");
        if (comment < 0) {
            comment = text.indexOf(" ;");
        }
        return comment < 0 ? text : text.substring(0, comment).strip();
    }

    private static String withoutQuotes(String text) {
        int last = text.length() - 1;
        if (last < 1) {
            return text;
        }
        char quote = text.charAt(0);
        boolean surrounds = (quote == '"' || quote == '\'') && text.indexOf(quote, 1) == last;
        return surrounds ? text.substring(1, last) : text;
    }

    private void report(String what) {
        problems.add(problem(what, next));
    }

    /** Never shows the line: it may hold a secret. */
    private Problem problem(String what, int line) {
        return new Problem(
                "cannot read the Databricks config file: " + what,
                path + ":" + line,
                "correct the line, or write the profile anew: `databricks auth login --profile"
                        + " <name>`");
    }
}
