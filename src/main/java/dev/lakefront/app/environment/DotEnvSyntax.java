package dev.lakefront.app.environment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of {@code .env} files as python-dotenv 1.2.4 reads them: {@code export}, names in
 * single quotes, values bare or in quotes of both kinds with escapes and line breaks, comments. A
 * line that is none of these is passed over, and reading goes on with the next.
 */
final class DotEnvSyntax {
    private static final char END = '\uFFFF';
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String EXPORT = "export";
    private static final String ESCAPES = "\\'\"abfnrtv";
    private static final String ESCAPED = "\\'\"\u0007\b\f\n\r\t\u000B";

    private final String text;
    private final List<Binding> bindings = new ArrayList<>();
    private final List<Integer> brokenLines = new ArrayList<>();
    private int at;
    private int line = 1;
    private int countedTo;

    /**
     * What one statement says.
     *
     * @param value without quotes, escapes resolved, references not; null if there is no {@code =}
     * @param line where the name stands, counted from 1
     */
    record Binding(String name, @Nullable String value, int line) {
        /** Without the value: it may be a secret. */
        @Override
        public String toString() {
            return name + ":" + line;
        }
    }

    /** A statement that cannot be read. Costs no stack trace. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }

    DotEnvSyntax(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        this.text = lines.startsWith(BYTE_ORDER_MARK) ? lines.substring(1) : lines;
        readAll();
    }

    List<Binding> bindings() {
        return List.copyOf(bindings);
    }

    List<Integer> brokenLines() {
        return List.copyOf(brokenLines);
    }

    private void readAll() {
        skipSpace(true);
        while (at < text.length()) {
            countLines();
            try {
                readStatement();
            } catch (Unreadable e) {
                brokenLines.add(line);
                at = endOfLine();
            }
            skipSpace(true);
        }
    }

    private void readStatement() throws Unreadable {
        skipExport();
        String name = peek() == '#' ? null : name();
        skipSpace(false);
        String value = peek() == '=' ? value() : null;
        skipComment();
        if (peek() != '\n' && peek() != END) {
            throw new Unreadable();
        }
        if (name != null) {
            bindings.add(new Binding(name, value, line));
        }
    }

    private void skipExport() {
        int end = at + EXPORT.length();
        if (text.startsWith(EXPORT, at) && end < text.length() && isBlank(text.charAt(end))) {
            at = end;
            skipSpace(false);
        }
    }

    private String name() throws Unreadable {
        boolean quoted = peek() == '\'';
        int start = quoted ? at + 1 : at;
        int end = start;
        while (end < text.length() && isOfName(text.charAt(end), quoted)) {
            end++;
        }
        String name = text.substring(start, end);
        if (quoted && !text.startsWith("'", end)) {
            throw new Unreadable();
        }
        at = quoted ? end + 1 : end;
        // python-dotenv takes more for a name than an environment can hold
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new Unreadable();
        }
        return name;
    }

    private static boolean isOfName(char c, boolean quoted) {
        return quoted ? c != '\'' : c != '=' && c != '#' && !isSpace(c);
    }

    private String value() throws Unreadable {
        at++;
        int afterEquals = at;
        skipSpace(false);
        return switch (peek()) {
            case '\'', '"' -> quoted(peek());
            case '#' -> at > afterEquals ? "" : bare();
            default -> bare();
        };
    }

    /** To the end of the line, or to a comment: a {@code #} after white space. */
    private String bare() {
        int start = at;
        int end = endOfLine();
        at = end;
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) == '#' && isSpace(text.charAt(i - 1))) {
                end = i;
            }
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private String quoted(char quote) throws Unreadable {
        String escapable = quote == '"' ? ESCAPES : "\\'";
        StringBuilder value = new StringBuilder();
        int next = at + 1;
        while (next < text.length() && text.charAt(next) != quote) {
            char c = text.charAt(next++);
            if (c == '\\' && next < text.length()) {
                char escaped = text.charAt(next++);
                if (escapable.indexOf(escaped) >= 0) {
                    value.append(ESCAPED.charAt(ESCAPES.indexOf(escaped)));
                } else {
                    value.append(c).append(escaped);
                }
            } else {
                value.append(c);
            }
        }
        if (next >= text.length()) {
            throw new Unreadable();
        }
        at = next + 1;
        return value.toString();
    }

    private void skipComment() {
        skipSpace(false);
        if (peek() == '#') {
            at = endOfLine();
        }
    }

    private void skipSpace(boolean overLines) {
        while (at < text.length()
                && (overLines ? isSpace(text.charAt(at)) : isBlank(text.charAt(at)))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The line of the statement that begins here. */
    private void countLines() {
        for (; countedTo < at; countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
            }
        }
    }

    private static boolean isBlank(char c) {
        return c != '\n' && isSpace(c);
    }

    /** What {@code \s} matches in Python. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
