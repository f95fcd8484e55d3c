package dev.lakefront.credentials.transport;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param content the body of a POST; null makes it a GET
 * @param fields further header fields
 */
public record HttpCall(
        URI uri,
        @Nullable Authorization authorization,
        @Nullable String content,
        Map<String, String> fields) {
    private static final String CONTENT_TYPE = "Content-Type";

    public static HttpCall get(URI uri) {
        return new HttpCall(uri, null, null, Map.of());
    }

    /**
     * A POST of a form.
     *
     * @param form form-encoded
     */
    public static HttpCall post(URI uri, String form) {
        return new HttpCall(uri, null, form, Map.of())
                .with(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }

    public static HttpCall postJson(URI uri, String json) {
        return new HttpCall(uri, null, json, Map.of()).with(CONTENT_TYPE, "application/json");
    }

    public HttpCall with(Authorization credentials) {
        return new HttpCall(uri, credentials, content, fields);
    }

    public HttpCall with(String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return new HttpCall(uri, authorization, content, Map.copyOf(more));
    }

    /** Method and whom it goes to: the rest may be secret. */
    @Override
    public String toString() {
        return (content == null ? "GET " : "POST ") + Endpoints.originOf(uri);
    }
}
