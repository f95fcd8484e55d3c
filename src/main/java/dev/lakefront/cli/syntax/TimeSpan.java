package dev.lakefront.cli.syntax;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A span of time as typed: a whole number and its unit, {@code 500ms}, {@code 30s}, {@code 2m}. */
final class TimeSpan {
    private static final int MOST_DIGITS = 7;

    private TimeSpan() {}

    /** Null if the text is none. A number without a unit is none, unless it is 0. */
    static @Nullable Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "" -> number == 0 ? Duration.ZERO : null;
            default -> null;
        };
    }
}
