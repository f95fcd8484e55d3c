package dev.lakefront.app.spec;

import java.util.ArrayList;
import java.util.List;

/** A command written as one text, as for a shell: what a spec should have as a list. */
final class CommandLine {
    private final String text;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** The words of the text; quotes of either kind keep one together and are taken off. */
    static List<String> words(String text) {
        CommandLine line = new CommandLine(text);
        List<String> words = new ArrayList<>();
        line.skipSpace();
        while (line.at < text.length()) {
            words.add(line.word());
            line.skipSpace();
        }
        return words;
    }

    /** The words as a list of YAML, in one line. */
    static String asYaml(List<String> words) {
        List<String> quoted = new ArrayList<>();
        for (String word : words) {
            quoted.add('"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return "[" + String.join(", ", quoted) + "]";
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            char c = text.charAt(at);
            int close = c == '"' || c == '\'' ? text.indexOf(c, at + 1) : -1;
            if (close < 0) {
                word.append(c);
                at++;
            } else {
                word.append(text, at + 1, close);
                at = close + 1;
            }
        }
        return word.toString();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
