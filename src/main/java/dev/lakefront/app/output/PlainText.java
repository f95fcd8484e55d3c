package dev.lakefront.app.output;

import java.util.Arrays;
import java.util.List;

/** What is left of an app's output for those who read it elsewhere than at its terminal. */
final class PlainText {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private PlainText() {}

    /** The lines, without escape sequences (ECMA-48, 5.4) and other control characters. */
    static List<String> lines(String output) {
        if (output.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(output.split("\n"))
                .map(PlainText::last)
                .map(PlainText::visible)
                .toList();
    }

    /** What stands in a line at its end: a progress bar is written over itself. */
    private static String last(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    private static String visible(String line) {
        StringBuilder visible = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ESCAPE) {
                at = endOfSequence(line, at + 1);
            } else {
                if (c == '\t' || !Character.isISOControl(c)) {
                    visible.append(c);
                }
                at++;
            }
        }
        return visible.toString();
    }

    private static int endOfSequence(String line, int at) {
        if (at == line.length()) {
            return at;
        }
        return switch (line.charAt(at)) {
            case '[' -> endOfControlSequence(line, at + 1);
            case ']' -> endOfCommand(line, at + 1);
            default -> endOfShortSequence(line, at);
        };
    }

    /** A character set: signs, then one letter. */
    private static int endOfShortSequence(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) >= ' ' && line.charAt(at) <= '/') {
            at++;
        }
        return Math.min(at + 1, line.length());
    }

    /** A colour, a place of the cursor: parameters, then one letter or sign. */
    private static int endOfControlSequence(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) < '@' || line.charAt(at) > '~')) {
            at++;
        }
        return Math.min(at + 1, line.length());
    }

    /** A title, a link: words, then a bell or {@code ESC \}. */
    private static int endOfCommand(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != BELL && line.charAt(at) != ESCAPE) {
            at++;
        }
        boolean byEscape = at < line.length() && line.charAt(at) == ESCAPE;
        return Math.min(at + (byEscape ? 2 : 1), line.length());
    }
}
