package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What an API answers.
 *
 * @param headers those beyond {@code Content-Type} and {@code Content-Length}
 * @param content JSON, unless a {@code Content-Type} says otherwise
 * @param caller the user name of who called, if that is proven
 * @param pause how long to wait before each paragraph of the content but the first; zero to send it
 *     at once
 */
public record Answer(
        HttpResponseStatus status,
        Map<String, String> headers,
        Body content,
        @Nullable String caller,
        Duration pause) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public Answer(
            HttpResponseStatus status,
            Map<String, String> headers,
            Body content,
            @Nullable String caller) {
        this(status, headers, content, caller, Duration.ZERO);
    }

    public Answer(HttpResponseStatus status, Map<String, String> headers, String body) {
        this(status, headers, Body.of(body), null);
    }

    public static Answer ok(Consumer<JsonGenerator> members) {
        return of(HttpResponseStatus.OK, members);
    }

    public static Answer of(HttpResponseStatus status, Consumer<JsonGenerator> members) {
        return new Answer(status, Map.of(), Json.body(members), null);
    }

    /** An error in the shape that the Databricks REST APIs share. */
    public static Answer error(HttpResponseStatus status, String errorCode, String message) {
        return of(
                status,
                json -> {
                    json.writeStringProperty("error_code", errorCode);
                    json.writeStringProperty("message", message);
                });
    }

    public Answer with(String header, String value) {
        Map<String, String> widened = new HashMap<>(headers);
        widened.put(header, value);
        return new Answer(status, widened, content, caller, pause);
    }

    /** What {@code HEAD} gets: how long the content would be (RFC 9110, 9.3.2). */
    Answer withoutContent() {
        String length = String.valueOf(content.size());
        content.close();
        return new Answer(status, headers, Body.EMPTY, caller).with("Content-Length", length);
    }

    /** The same, to somebody who is known. */
    public Answer to(String userName) {
        return new Answer(status, headers, content, userName, pause);
    }

    /** The body may hold a token: it is not shown. */
    @Override
    public String toString() {
        return status.toString();
    }
}
