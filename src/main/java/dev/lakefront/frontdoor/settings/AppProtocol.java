package dev.lakefront.frontdoor.settings;

import dev.lakefront.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the front door speaks to the app. */
public enum AppProtocol {
    /** HTTP/1.1, which every app speaks. */
    HTTP1,

    /** HTTP/2 without TLS, by prior knowledge (RFC 9113, 3.3). */
    H2C;

    /**
     * Reads the flag.
     *
     * @param value what was given; absent: {@link #HTTP1}
     * @param problems gets a value that is no protocol
     */
    public static AppProtocol parse(@Nullable String value, List<Problem> problems) {
        if (value == null) {
            // not a case of the switch: its bootstrap is not in the AOT cache
            return HTTP1;
        }
        return switch (value) {
            case "http1" -> HTTP1;
            case "h2c" -> H2C;
            default -> {
                problems.add(Problem.of("app-protocol: " + value + " (expected: http1 or h2c)"));
                yield HTTP1;
            }
        };
    }
}
