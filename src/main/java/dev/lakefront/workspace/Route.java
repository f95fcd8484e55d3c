package dev.lakefront.workspace;

import io.netty.handler.codec.http.HttpMethod;

/** One row of the routing table. {@code GET} serves {@code HEAD} too (RFC 9110, 9.3.2). */
record Route(HttpMethod method, String path, Handler handler) {
    static Route get(String path, Handler handler) {
        return new Route(HttpMethod.GET, path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route(HttpMethod.POST, path, handler);
    }
}
