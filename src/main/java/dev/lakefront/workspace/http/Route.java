package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One row of the routing table. {@code GET} serves {@code HEAD} too (RFC 9110, 9.3.2).
 *
 * @param path as it is asked for; {@code {name}} stands for one segment, and {@code {name...}} at
 *     the end for all that is left
 * @param takesUpload whether a body may be large
 */
public record Route(HttpMethod method, String path, Handler handler, boolean takesUpload) {
    public Route(HttpMethod method, String path, Handler handler) {
        this(method, path, handler, false);
    }

    public static Route get(String path, Handler handler) {
        return new Route(HttpMethod.GET, path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HttpMethod.POST, path, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route(HttpMethod.PUT, path, handler);
    }

    /** A {@code PUT} of a file, however large. */
    public static Route upload(String path, Handler handler) {
        return new Route(HttpMethod.PUT, path, handler, true);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HttpMethod.DELETE, path, handler);
    }
}
