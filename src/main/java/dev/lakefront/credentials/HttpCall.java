package dev.lakefront.credentials;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param form the body of a POST, form-encoded; null makes it a GET. Never a place for a secret.
 * @param fields further header fields
 */
record HttpCall(
        URI uri,
        @Nullable Authorization authorization,
        @Nullable String form,
        Map<String, String> fields) {

    static HttpCall get(URI uri) {
        return new HttpCall(uri, null, null, Map.of());
    }

    static HttpCall post(URI uri, String form) {
        return new HttpCall(uri, null, form, Map.of());
    }

    HttpCall with(Authorization credentials) {
        return new HttpCall(uri, credentials, form, fields);
    }

    HttpCall with(String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return new HttpCall(uri, authorization, form, Map.copyOf(more));
    }
}
