package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole request, as an API sees it.
 *
 * @param path the path as it was sent, without the query
 * @param rawQuery what follows the {@code ?}, as it was sent; empty without one
 * @param pathParameters the values of the route's parameters, decoded
 */
public record Request(
        HttpMethod method,
        String path,
        String rawQuery,
        Map<String, String> pathParameters,
        HttpHeaders headers,
        Body content) {

    static Request of(HttpRequest inbound, Body content) {
        String target = inbound.uri();
        int query = target.indexOf('?');
        return new Request(
                inbound.method(),
                query < 0 ? target : target.substring(0, query),
                query < 0 ? "" : target.substring(query + 1),
                Map.of(),
                inbound.headers(),
                content);
    }

    Request at(Map<String, String> parameters) {
        return new Request(method, path, rawQuery, Map.copyOf(parameters), headers, content);
    }

    /** What it says, as a text. */
    public String body() {
        return content.text();
    }

    public @Nullable String header(CharSequence name) {
        return headers.get(name);
    }

    /** The value of a parameter that the route's path has. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("name: the route has no {" + name + "}");
        }
        return value;
    }

    /**
     * The first value of a parameter in the query.
     *
     * @throws BadlyEncodedException if the query cannot be decoded
     */
    public @Nullable String query(String name) {
        try {
            List<String> values =
                    new QueryStringDecoder(rawQuery, StandardCharsets.UTF_8, false)
                            .parameters()
                            .get(name);
            return values == null ? null : values.getFirst();
        } catch (IllegalArgumentException e) {
            throw new BadlyEncodedException("query", e);
        }
    }

    /** Query, headers and body hold credentials: none is shown. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
