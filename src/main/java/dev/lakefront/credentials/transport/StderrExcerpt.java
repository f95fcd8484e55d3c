package dev.lakefront.credentials.transport;

/** What may be passed on of a program's stderr: its first words, without anything like a secret. */
public final class StderrExcerpt {
    private static final int MAX_LINES = 2;
    private static final int MAX_LENGTH = 300;

    /** No word of a sentence is longer; keys, tokens and their parts are. */
    private static final int LONGEST_WORD = 32;

    private static final int SHORTEST_TOKEN = 12;
    private static final String REDACTED = "***";

    private StderrExcerpt() {}

    /** One line of plain text; empty if the program said nothing. */
    public static String of(String stderr) {
        var excerpt = new StringBuilder();
        int lines = 0;
        for (String line : stderr.lines().toList()) {
            String words = redacted(line.strip());
            if (words.isEmpty()) {
                continue;
            }
            excerpt.append(excerpt.isEmpty() ? "" : "; ").append(words);
            if (++lines == MAX_LINES) {
                break;
            }
        }
        return excerpt.length() <= MAX_LENGTH
                ? excerpt.toString()
                : excerpt.substring(0, MAX_LENGTH) + "…";
    }

    private static String redacted(String line) {
        var shown = new StringBuilder();
        for (int start = 0; start < line.length(); ) {
            int end = start;
            while (end < line.length() && isOfTokens(line.charAt(end))) {
                end++;
            }
            String run = line.substring(start, end);
            shown.append(isTokenShaped(run) ? REDACTED : run);
            if (end < line.length()) {
                shown.append(Character.isISOControl(line.charAt(end)) ? ' ' : line.charAt(end));
                end++;
            }
            start = end;
        }
        return shown.toString();
    }

    private static boolean isTokenShaped(String run) {
        boolean prefixed =
                run.startsWith("eyJ") || run.startsWith("dapi") || run.startsWith("dose");
        return (prefixed && run.length() >= SHORTEST_TOKEN) || run.length() > LONGEST_WORD;
    }

    /**
     * The alphabet of base64url and of Databricks tokens; not the dot, so that hosts stay whole.
     */
    private static boolean isOfTokens(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-_~+=".indexOf(c) >= 0;
    }
}
