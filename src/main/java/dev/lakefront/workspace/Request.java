package dev.lakefront.workspace;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A whole request, as an API sees it.
 *
 * @param path the path as it was sent, without the query
 */
record Request(HttpMethod method, String path, HttpHeaders headers, String body) {

    static Request of(FullHttpRequest inbound) {
        String target = inbound.uri();
        int query = target.indexOf('?');
        return new Request(
                inbound.method(),
                query < 0 ? target : target.substring(0, query),
                inbound.headers(),
                inbound.content().toString(StandardCharsets.UTF_8));
    }

    @Nullable String header(CharSequence name) {
        return headers.get(name);
    }

    /** Headers and body hold credentials: neither is shown. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
