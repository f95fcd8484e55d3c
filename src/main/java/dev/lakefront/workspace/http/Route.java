package dev.lakefront.workspace.http;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One row of the routing table. {@code GET} serves {@code HEAD} too (RFC 9110, 9.3.2).
 *
 * @param path as it is asked for; {@code {name}} stands for one segment, and {@code {name...}} at
 *     the end for all that is left
 * @param mostBytes how large a body may be
 */
public record Route(HttpMethod method, String path, Handler handler, long mostBytes) {
    /** As the Files API takes it. */
    private static final long MAX_UPLOAD_BYTES = 5L << 30;

    private static final long MAX_FORM_BYTES = 64 << 10;

    public Route(HttpMethod method, String path, Handler handler) {
        this(method, path, handler, WorkspaceListener.MAX_BODY_BYTES);
    }

    public static Route get(String path, Handler handler) {
        return new Route(HttpMethod.GET, path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HttpMethod.POST, path, handler);
    }

    /** A {@code POST} of a form, which nobody has to prove who they are for. */
    public static Route form(String path, Handler handler) {
        return new Route(HttpMethod.POST, path, handler, MAX_FORM_BYTES);
    }

    /** Whether its body is kept as it comes, and not read into memory. */
    boolean takesUpload() {
        return mostBytes == MAX_UPLOAD_BYTES;
    }

    public static Route put(String path, Handler handler) {
        return new Route(HttpMethod.PUT, path, handler);
    }

    /** A {@code PUT} of a file, however large. */
    public static Route upload(String path, Handler handler) {
        return new Route(HttpMethod.PUT, path, handler, MAX_UPLOAD_BYTES);
    }

    public static Route delete(String path, Handler handler) {
        return new Route(HttpMethod.DELETE, path, handler);
    }
}
