package dev.lakefront.app;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of {@code --env}. */
public final class EnvFlags {
    private EnvFlags() {}

    /**
     * The variables that the flags set. One flag may set several, {@code A=1,B=2}; a piece that
     * does not begin with {@code NAME=} belongs to the value before it, so values may have commas.
     *
     * @param values what was given to each {@code --env}, in order
     * @param problems gets each flag that sets nothing
     */
    public static List<Variable> parse(List<String> values, List<Problem> problems) {
        List<Variable> variables = new ArrayList<>();
        for (String value : values) {
            if (startsAssignment(value, 0)) {
                addAssignments(value, variables);
            } else {
                problems.add(
                        new Problem(
                                "--env " + nameIn(value) + " is not of the form NAME=VALUE",
                                null,
                                "write --env NAME=VALUE"));
            }
        }
        return List.copyOf(variables);
    }

    private static void addAssignments(String text, List<Variable> variables) {
        int start = 0;
        while (start < text.length()) {
            int end = endOfAssignment(text, start);
            int equals = text.indexOf('=', start);
            variables.add(
                    new Variable(
                            text.substring(start, equals),
                            text.substring(equals + 1, end),
                            Origin.Source.FLAG));
            start = end + 1;
        }
    }

    /** The next comma that a new assignment follows, else the end of the text. */
    private static int endOfAssignment(String text, int start) {
        int comma = text.indexOf(',', start);
        while (comma >= 0 && !startsAssignment(text, comma + 1)) {
            comma = text.indexOf(',', comma + 1);
        }
        return comma < 0 ? text.length() : comma;
    }

    private static boolean startsAssignment(String text, int start) {
        int at = start;
        while (at < text.length() && isNameChar(text.charAt(at), at == start)) {
            at++;
        }
        return at > start && text.startsWith("=", at);
    }

    private static boolean isNameChar(char c, boolean first) {
        boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        boolean further = (c >= '0' && c <= '9') || c == '.' || c == '-';
        return letter || (further && !first);
    }

    /** What may be shown of a flag: its value could be a secret. */
    private static String nameIn(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals) + "=…";
    }
}
