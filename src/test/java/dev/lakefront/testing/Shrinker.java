package dev.lakefront.testing;

import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;

/** Makes a text that fails as short as it can, so that what is left is what matters. */
public final class Shrinker {
    private static final int MOST_ATTEMPTS = 400;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final HexFormat HEX = HexFormat.of();

    private final Predicate<String> fails;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int attempts;

    private Shrinker(Predicate<String> fails) {
        this.fails = fails;
    }

    /**
     * Takes pieces away, large ones first, for as long as the rest still fails.
     *
     * @param failing a text that fails
     * @param fails whether a text fails; asked 400 times at most, and for 30 seconds
     */
    public static String shrink(String failing, Predicate<String> fails) {
        return new Shrinker(fails).shrink(failing);
    }

    private String shrink(String failing) {
        String shortest = failing;
        for (int size = Math.max(1, failing.length() / 2); size > 0; size /= 2) {
            shortest = withoutPieces(shortest, size);
        }
        return shortest;
    }

    private String withoutPieces(String failing, int size) {
        String shortest = failing;
        int at = 0;
        while (at < shortest.length() && mayGoOn()) {
            int end = Math.min(shortest.length(), at + size);
            String candidate = shortest.substring(0, at) + shortest.substring(end);
            attempts++;
            if (fails.test(candidate)) {
                shortest = candidate;
            } else {
                at += size;
            }
        }
        return shortest;
    }

    private boolean mayGoOn() {
        return attempts < MOST_ATTEMPTS && System.nanoTime() - deadline < 0;
    }

    /** The text as a Java string literal. */
    public static String literal(String text) {
        var literal = new StringBuilder("\"");
        text.chars().forEach(c -> append(literal, (char) c));
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, char c) {
        switch (c) {
            case '\r' -> literal.append("\\r");
            case '\n' -> literal.append("\\n");
            case '"', '\\' -> literal.append('\\').append(c);
            default -> {
                if (c >= ' ' && c <= '~') {
                    literal.append(c);
                } else {
                    literal.append("\\u").append(HEX.toHexDigits(c));
                }
            }
        }
    }
}
