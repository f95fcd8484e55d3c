package dev.lakefront.frontdoor;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * Requests on whose end or addressee two servers could disagree are refused, never mended (request
 * smuggling, RFC 9112, 11.2).
 */
final class RequestFraming {
    private RequestFraming() {}

    /** Whether the request says unmistakably where it ends and whom it is for. */
    static boolean isClear(HttpRequest inbound) {
        return inbound.decoderResult().isSuccess()
                && hasClearLength(inbound)
                && hasClearHost(inbound)
                && !HttpMethod.CONNECT.equals(inbound.method());
    }

    /** RFC 9112, 6.1 and 6.3: one coding, {@code chunked}, and then no length beside it. */
    private static boolean hasClearLength(HttpRequest inbound) {
        HttpHeaders headers = inbound.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return true;
        }
        return codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && isAtLeast11(inbound);
    }

    /** RFC 9112, 3.2: exactly one {@code Host}; HTTP/1.0 may leave it out. */
    private static boolean hasClearHost(HttpRequest inbound) {
        int hosts = inbound.headers().getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || (hosts == 0 && !isAtLeast11(inbound));
    }

    private static boolean isAtLeast11(HttpRequest inbound) {
        return inbound.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
    }
}
