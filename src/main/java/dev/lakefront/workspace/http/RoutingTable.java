package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a request. What has none is answered with 501, never with made-up data. */
public final class RoutingTable {
    private final List<ApiTable> apis;
    private final CallListener listener;

    /**
     * A table of these APIs; where two serve the same call, the first one does.
     *
     * @param listener hears of every call
     */
    public RoutingTable(List<Api> apis, CallListener listener) {
        this.apis = apis.stream().map(ApiTable::new).toList();
        this.listener = listener;
    }

    /**
     * The route of such a request; null if none serves it.
     *
     * @param target its path, and perhaps a query
     */
    @Nullable Route route(HttpMethod method, String target) {
        int query = target.indexOf('?');
        try {
            ApiTable.Match match = match(method, query < 0 ? target : target.substring(0, query));
            return match == null ? null : match.route();
        } catch (BadlyEncodedException e) {
            return null;
        }
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
        ApiTable.Match match = match(request.method(), request.path());
        if (match == null && request.method().equals(HttpMethod.HEAD)) {
            match = match(HttpMethod.GET, request.path());
        }
        return match == null
                ? notServed(request)
                : match.route().handler().answer(request.at(match.parameters()));
    }

    private ApiTable.@Nullable Match match(HttpMethod method, String path) {
        for (ApiTable api : apis) {
            ApiTable.Match match = api.find(method, path);
            if (match != null) {
                return match;
            }
        }
        return null;
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

    private static String call(HttpMethod method, String path) {
        return method.name() + " " + path;
    }
}
