package dev.lakefront.app.variable;

/** The one variable that is filled in within a command: {@code DATABRICKS_APP_PORT}. */
public final class PortVariable {
    public static final String NAME = "DATABRICKS_APP_PORT";

    private PortVariable() {}

    /**
     * Replaces {@code $NAME}, <code>${NAME}</code> and the shell's forms with a default, such as
     * <code>${NAME:-8000}</code>; a longer name that begins alike is left as it is.
     */
    public static String replaceIn(String element, int port) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int at = element.indexOf('$'); at >= 0; at = element.indexOf('$', at + 1)) {
            int end = endOfReference(element, at + 1);
            if (end > 0) {
                replaced.append(element, from, at).append(port);
                from = end;
            }
        }
        return replaced.append(element, from, element.length()).toString();
    }

    /** The index after the reference that begins after a dollar sign; -1 if it is none of ours. */
    private static int endOfReference(String element, int start) {
        boolean braced = element.startsWith("{", start);
        int name = braced ? start + 1 : start;
        int end = name + NAME.length();
        if (!element.startsWith(NAME, name)) {
            return -1;
        }
        if (!braced) {
            return end < element.length() && isNamePart(element.charAt(end)) ? -1 : end;
        }
        boolean whole =
                element.startsWith("}", end)
                        || element.startsWith("-", end)
                        || element.startsWith(":-", end);
        int close = element.indexOf('}', end);
        return whole && close >= 0 ? close + 1 : -1;
    }

    private static boolean isNamePart(char c) {
        return c == '_'
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9');
    }
}
