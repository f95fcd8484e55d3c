package dev.lakefront.workspace;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the handler of a request; what has none is answered with 501, never with made-up data. */
final class RoutingTable {
    private final Map<String, Handler> handlers = new HashMap<>();

    RoutingTable(List<Api> apis) {
        for (Api api : apis) {
            for (Route route : api.routes()) {
                handlers.put(call(route.method(), route.path()), route.handler());
            }
        }
    }

    Answer answer(Request request) {
        HttpMethod method =
                request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
        return handlers.getOrDefault(call(method, request.path()), RoutingTable::notServed)
                .answer(request);
    }

    /** Names the call without its query, which may hold a credential. */
    private static Answer notServed(Request request) {
        return Answer.error(
                HttpResponseStatus.NOT_IMPLEMENTED,
                "NOT_IMPLEMENTED",
                call(request.method(), request.path())
                        + " is not served offline: the offline workspace has no such call");
    }

    /** Not a record: the bootstrap of its hashCode is not in the AOT cache. */
    private static String call(HttpMethod method, String path) {
        return method.name() + " " + path;
    }
}
