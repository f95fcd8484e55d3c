package dev.lakefront.app.environment;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of {@code --env} and of flags like it: {@code A=1,B=2}, and as CSV (RFC 4180)
 * {@code "A=x,y",B=2}, with {@code ""} for a quote in quotes.
 *
 * <p>Where CSV has no answer, the text is taken as it is: a piece that does not begin with {@code
 * NAME=} belongs to the value before it, so that values may have commas, and quotes elsewhere than
 * at the start of a piece are the value's, so that it may be JSON.
 */
public final class EnvFlags {
    private static final char QUOTE = '"';

    private static final String ENV = "--env";

    private final String flag;
    private final String text;
    private final List<Variable> variables = new ArrayList<>();
    private int at;

    private EnvFlags(String flag, String text) {
        this.flag = flag;
        this.text = text;
    }

    /**
     * The variables that the flags set. An empty value sets none.
     *
     * @param values what was given to each {@code --env}, in order
     * @param problems gets each flag that cannot be read; what it would set is left out
     */
    public static List<Variable> parse(List<String> values, List<Problem> problems) {
        return parse(ENV, values, problems);
    }

    /**
     * As {@link #parse(List, List)}, for another flag.
     *
     * @param flag what the problems call it
     */
    public static List<Variable> parse(String flag, List<String> values, List<Problem> problems) {
        List<Variable> variables = new ArrayList<>();
        for (String value : values) {
            EnvFlags read = new EnvFlags(flag, value);
            Problem problem = read.read();
            if (problem == null) {
                variables.addAll(read.variables);
            } else {
                problems.add(problem);
            }
        }
        return List.copyOf(variables);
    }

    private @Nullable Problem read() {
        if (!text.isEmpty() && !startsAssignment(0)) {
            return notAnAssignment();
        }
        while (at < text.length()) {
            boolean quoted = text.charAt(at) == QUOTE;
            String assignment = quoted ? quoted() : unquoted();
            if (assignment == null) {
                return brokenQuotes();
            }
            int equals = assignment.indexOf('=');
            variables.add(
                    new Variable(
                            assignment.substring(0, equals),
                            assignment.substring(equals + 1),
                            Origin.Source.FLAG));
        }
        return null;
    }

    /** Up to the next comma that a new assignment follows, else to the end. */
    private String unquoted() {
        int start = at;
        int comma = text.indexOf(',', start);
        while (comma >= 0 && !startsAssignment(comma + 1)) {
            comma = text.indexOf(',', comma + 1);
        }
        int end = comma < 0 ? text.length() : comma;
        at = end + 1;
        return text.substring(start, end);
    }

    /** What stands in the quotes; null, and nothing passed, if they do not end where it does. */
    private @Nullable String quoted() {
        StringBuilder content = new StringBuilder();
        int next = at + 1;
        int quote = text.indexOf(QUOTE, next);
        while (quote >= 0 && text.startsWith("\"", quote + 1)) {
            content.append(text, next, quote + 1);
            next = quote + 2;
            quote = text.indexOf(QUOTE, next);
        }
        boolean whole = quote == text.length() - 1 || text.startsWith(",", quote + 1);
        if (quote < 0 || !whole) {
            return null;
        }
        content.append(text, next, quote);
        at = quote + 2;
        return content.toString();
    }

    private boolean startsAssignment(int start) {
        int name = text.startsWith("\"", start) ? start + 1 : start;
        int end = endOfName(name);
        return end > name && text.startsWith("=", end);
    }

    private int endOfName(int start) {
        int end = start;
        while (end < text.length() && isNameChar(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNameChar(char c, boolean first) {
        boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        boolean further = (c >= '0' && c <= '9') || c == '.' || c == '-';
        return letter || (further && !first);
    }

    private Problem notAnAssignment() {
        return Problem.of(
                flag + " " + beginning() + " is not of the form NAME=VALUE",
                "write " + flag + " NAME=VALUE");
    }

    /** Only what can be a name may be shown: any other text could be a secret. */
    private String beginning() {
        int end = 0;
        while (end < text.length() && isNameChar(text.charAt(end), false)) {
            end++;
        }
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private Problem brokenQuotes() {
        return Problem.of(
                flag
                        + ": the quotes around "
                        + text.substring(at + 1, endOfName(at + 1))
                        + "=… are not closed, or something other than a comma follows them",
                "write " + flag + " '\"NAME=VALUE\",…', and \"\" for a quote in the value");
    }
}
