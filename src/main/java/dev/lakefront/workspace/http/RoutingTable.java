package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the handler of a request: a path without parameters first, then the others in the order of
 * the table. What has none is answered with 501, never with made-up data.
 */
public final class RoutingTable {
    private final Map<String, Handler> handlers = new HashMap<>();
    private final List<Templated> templated = new ArrayList<>();

    private final CallListener listener;

    /**
     * A table of these APIs; where two serve the same call, the first one does.
     *
     * @param listener hears of every call
     */
    public RoutingTable(List<Api> apis, CallListener listener) {
        this.listener = listener;
        for (Api api : apis) {
            for (Route route : api.routes()) {
                if (PathTemplate.isTemplate(route.path())) {
                    templated.add(new Templated(route, new PathTemplate(route.path())));
                } else {
                    handlers.putIfAbsent(call(route.method(), route.path()), route.handler());
                }
            }
        }
    }

    /**
     * Whether the body of such a request may be large.
     *
     * @param target its path, and perhaps a query
     */
    boolean takesUpload(HttpMethod method, String target) {
        if (!method.equals(HttpMethod.PUT)) {
            return false;
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        try {
            return !handlers.containsKey(call(method, path)) && isUpload(method, path);
        } catch (BadlyEncodedException e) {
            return false;
        }
    }

    private boolean isUpload(HttpMethod method, String path) {
        for (Templated candidate : templated) {
            if (candidate.route.method().equals(method) && candidate.template.match(path) != null) {
                return candidate.route.takesUpload();
            }
        }
        return false;
    }

    /** The answer; a bug of a handler's is one, too. */
    Answer answer(Request request) {
        Answer answer = findOrRefuse(request);
        listener.answered(
                answer.caller(), call(request.method(), request.path()), answer.status().code());
        return answer;
    }

    private Answer findOrRefuse(Request request) {
        try {
            return find(request);
        } catch (BadlyEncodedException e) {
            return Answer.error(
                    HttpResponseStatus.BAD_REQUEST, "BAD_REQUEST", String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError bug) {
            // the class only: the message may quote what the client sent
            return Answer.error(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    "INTERNAL_ERROR",
                    "a bug in the offline workspace: " + bug.getClass().getName());
        }
    }

    private Answer find(Request request) {
        HttpMethod method =
                request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
        Handler handler = handlers.get(call(method, request.path()));
        return handler == null ? answerTemplated(method, request) : handler.answer(request);
    }

    private Answer answerTemplated(HttpMethod method, Request request) {
        for (Templated candidate : templated) {
            if (candidate.route.method().equals(method)) {
                Map<String, String> parameters = candidate.template.match(request.path());
                if (parameters != null) {
                    return candidate.route.handler().answer(request.at(parameters));
                }
            }
        }
        return notServed(request);
    }

    /**
     * Names the call without its query, which may hold a credential. The Java SDK takes a 501 for
     * one that goes away and asks four times, seven seconds in all unless it is told how long to
     * wait.
     */
    private static Answer notServed(Request request) {
        return Answer.error(
                        HttpResponseStatus.NOT_IMPLEMENTED,
                        "NOT_IMPLEMENTED",
                        call(request.method(), request.path())
                                + " is not served offline; a file in workspace/stubs of the app can"
                                + " answer it: stubs: [{method: "
                                + request.method()
                                + ", path: "
                                + request.path()
                                + ", body: ...}]")
                .with("Retry-After", "0");
    }

    /** Not a record: the bootstrap of its hashCode is not in the AOT cache. */
    private static String call(HttpMethod method, String path) {
        return method.name() + " " + path;
    }

    private record Templated(Route route, PathTemplate template) {}
}
