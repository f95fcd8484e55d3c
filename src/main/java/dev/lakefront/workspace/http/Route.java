package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One row of the routing table. {@code GET} serves {@code HEAD} too (RFC 9110, 9.3.2).
 *
 * @param path as it is asked for; {@code {name}} stands for one segment, and {@code {name...}} at
 *     the end for all that is left
 */
public record Route(HttpMethod method, String path, Handler handler) {
    public static Route get(String path, Handler handler) {
        return new Route(HttpMethod.GET, path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HttpMethod.POST, path, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route(HttpMethod.PUT, path, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HttpMethod.DELETE, path, handler);
    }
}
