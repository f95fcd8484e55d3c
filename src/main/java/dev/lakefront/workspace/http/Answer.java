package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What an API answers.
 *
 * @param headers those beyond {@code Content-Type} and {@code Content-Length}
 * @param body JSON
 */
public record Answer(HttpResponseStatus status, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Consumer<JsonGenerator> members) {
        return of(HttpResponseStatus.OK, members);
    }

    public static Answer of(HttpResponseStatus status, Consumer<JsonGenerator> members) {
        return new Answer(status, Map.of(), Json.object(members));
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
        return new Answer(status, widened, body);
    }

    /** The body may hold a token: it is not shown. */
    @Override
    public String toString() {
        return status.toString();
    }
}
