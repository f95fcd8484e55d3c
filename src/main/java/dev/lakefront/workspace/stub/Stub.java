package dev.lakefront.workspace.stub;

import java.util.Map;

/**
 * An answer that is written down.
 *
 * @param path as in a route: {@code {name}} is one segment, {@code {name...}} all that is left
 * @param body sent as it is; JSON, unless a {@code Content-Type} says otherwise
 */
public record Stub(
        String method, String path, int status, Map<String, String> headers, String body) {
    public Stub {
        headers = Map.copyOf(headers);
    }
}
