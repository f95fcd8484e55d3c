package dev.lakefront.workspace.stub;

import dev.lakefront.workspace.http.Body;
import java.time.Duration;
import java.util.Map;

/**
 * An answer that is written down.
 *
 * @param body sent as it is; JSON, unless a {@code Content-Type} says otherwise
 * @param pause how long to wait before each of its paragraphs but the first, as a model that thinks
 *     does before each event; zero if it is sent at once
 */
record StubAnswer(int status, Map<String, String> headers, Body body, Duration pause) {
    StubAnswer {
        headers = Map.copyOf(headers);
    }
}
