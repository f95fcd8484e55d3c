package dev.lakefront.app.environment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * References in a value of an env file: <code>${NAME}</code> and <code>${NAME:-default}</code>, in
 * quotes of either kind too, as python-dotenv 1.2.4 has them. {@code $NAME} is none.
 */
final class Interpolation {
    private static final String START = "${";
    private static final String DEFAULT = ":-";

    private Interpolation() {}

    /**
     * @param values null for a name that is not known: the default is taken, else nothing
     */
    static String of(String value, Function<String, @Nullable String> values) {
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        int at = value.indexOf(START);
        while (at >= 0) {
            int close = value.indexOf('}', at);
            if (close < 0) {
                break;
            }
            String said = resolve(value.substring(at + START.length(), close), values);
            if (said != null) {
                resolved.append(value, from, at).append(said);
                from = close + 1;
            }
            at = value.indexOf(START, said == null ? at + 1 : from);
        }
        return resolved.append(value, from, value.length()).toString();
    }

    /** Null if what stands in the braces is no reference. */
    private static @Nullable String resolve(
            String reference, Function<String, @Nullable String> values) {
        int colon = reference.indexOf(':');
        if (colon >= 0 && !reference.startsWith(DEFAULT, colon)) {
            return null;
        }
        String found = values.apply(colon < 0 ? reference : reference.substring(0, colon));
        if (found != null) {
            return found;
        }
        return colon < 0 ? "" : reference.substring(colon + DEFAULT.length());
    }
}
