package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one API serves: a path without parameters first, then the others in the order in which they
 * stand there.
 */
final class ApiTable {
    /** By path, then by method: no text has to be made to look one up. */
    private final Map<String, Map<HttpMethod, Route>> plain = new HashMap<>();

    private final List<Templated> templated = new ArrayList<>();

    ApiTable(Api api) {
        for (Route route : api.routes()) {
            if (PathTemplate.isTemplate(route.path())) {
                templated.add(new Templated(route, new PathTemplate(route.path())));
            } else {
                plain.computeIfAbsent(route.path(), _ -> new HashMap<>())
                        .putIfAbsent(route.method(), route);
            }
        }
    }

    /**
     * The route of a call; null if there is none.
     *
     * @throws BadlyEncodedException if there is one, but the path is badly encoded
     */
    @Nullable Match find(HttpMethod method, String path) {
        Route route = plain.getOrDefault(path, Map.of()).get(method);
        if (route != null) {
            return new Match(route, Map.of());
        }
        for (Templated candidate : templated) {
            if (candidate.route.method().equals(method)) {
                Map<String, String> parameters = candidate.template.match(path);
                if (parameters != null) {
                    return new Match(candidate.route, parameters);
                }
            }
        }
        return null;
    }

    /**
     * A route, and what its path's parameters are.
     *
     * @param parameters decoded
     */
    record Match(Route route, Map<String, String> parameters) {}

    private record Templated(Route route, PathTemplate template) {}
}
