package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** The change of protocol a request asks for (RFC 9110, 7.8). */
public final class Upgrade {
    private Upgrade() {}

    /**
     * The protocol to pass on to the app, {@code websocket} above all; null if the request asks for
     * none. HTTP/2 is not passed on: the app would answer in a protocol that the client did not
     * negotiate with us. Neither is an upgrade of a request with a body, which would leave open
     * where the new protocol begins.
     */
    public static @Nullable String wantedBy(HttpRequest inbound) {
        String protocol = inbound.headers().get(HttpHeaderNames.UPGRADE);
        if (protocol == null
                || !inbound.headers()
                        .containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                || Framing.isHttp10(inbound)
                || isHttp2(protocol)
                || hasBody(inbound)) {
            return null;
        }
        return protocol;
    }

    private static boolean isHttp2(String protocol) {
        return protocol.regionMatches(true, 0, "h2", 0, 2)
                || protocol.regionMatches(true, 0, "HTTP/", 0, 5);
    }

    private static boolean hasBody(HttpRequest inbound) {
        return HttpUtil.isTransferEncodingChunked(inbound)
                || HttpUtil.getContentLength(inbound, 0L) > 0;
    }
}
