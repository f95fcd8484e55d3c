package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path with parameters: {@code /a/{one}/b} or {@code /a/{rest...}}. */
final class PathTemplate {
    private static final String REST = "...}";

    private final List<String> segments;

    PathTemplate(String template) {
        this.segments = List.of(template.split("/", -1));
    }

    static boolean isTemplate(String path) {
        return path.indexOf('{') >= 0;
    }

    /**
     * The parameters' values, decoded, if this is such a path; a value is never empty.
     *
     * @throws BadlyEncodedException if it is one, but badly encoded
     */
    @Nullable Map<String, String> match(String path) {
        List<String> asked = List.of(path.split("/", hasRest() ? segments.size() : -1));
        if (asked.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String segment = segments.get(i);
            String value = asked.get(i);
            if (!segment.startsWith("{")) {
                if (!segment.equals(value)) {
                    return null;
                }
            } else if (value.isEmpty()) {
                return null;
            } else {
                values.put(name(segment), decode(value));
            }
        }
        return values;
    }

    private boolean hasRest() {
        return segments.getLast().endsWith(REST);
    }

    private static String name(String segment) {
        return segment.substring(
                1, segment.length() - (segment.endsWith(REST) ? REST.length() : 1));
    }

    /** A plus is a plus in a path, not a blank. */
    private static String decode(String value) {
        try {
            return QueryStringDecoder.decodeComponent(value.replace("+", "%2B"));
        } catch (IllegalArgumentException e) {
            throw new BadlyEncodedException("path", e);
        }
    }
}
