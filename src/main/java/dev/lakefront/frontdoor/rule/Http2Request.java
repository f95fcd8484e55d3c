package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Requests, from HTTP/2 to the same request of HTTP/1.1 and back (RFC 9113, 8.3.1): all rules of
 * the front door are told in that one form. Pure.
 */
public final class Http2Request {
    private static final AsciiString WEBSOCKET = AsciiString.cached("websocket");

    private Http2Request() {}

    /**
     * The request with these fields. One that HTTP/1.1 could not carry unmistakably is marked as
     * one that could not be decoded: HTTP/2 lets octets pass that would end a field there.
     *
     * @param bodiless whether the stream ends with the head
     */
    public static HttpRequest read(Http2Headers received, boolean bodiless) {
        try {
            HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
            copy(received, headers);
            if (opensWebSocket(received)) {
                headers.add(FieldNames.CONNECTION, FieldNames.UPGRADE);
                headers.add(FieldNames.UPGRADE, WEBSOCKET);
                headers.set(FieldNames.SEC_WEBSOCKET_KEY, WebSocketKey.random());
                return request(HttpMethod.GET, received.path(), headers);
            }
            if (!bodiless && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
                headers.add(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
            return request(method(received), received.path(), headers);
        } catch (IllegalArgumentException e) {
            return undecodable(e);
        }
    }

    /** RFC 8441, 4: a {@code CONNECT} that says which protocol is to be spoken. */
    public static boolean opensWebSocket(Http2Headers received) {
        return WEBSOCKET.contentEqualsIgnoreCase(received.get(PseudoHeaderName.PROTOCOL.value()))
                && HttpMethod.CONNECT.asciiName().contentEquals(received.method());
    }

    /** The fields of a request to an app, which an upgrade makes a {@code CONNECT}. */
    public static Http2Headers write(HttpRequest outbound) {
        String upgrade = Upgrade.wantedBy(outbound);
        Http2Headers head = Http2Fields.of(outbound.headers());
        head.method(
                        upgrade == null
                                ? outbound.method().asciiName()
                                : HttpMethod.CONNECT.asciiName())
                .scheme("http")
                .authority(outbound.headers().get(HttpHeaderNames.HOST))
                .path(outbound.uri());
        head.remove(HttpHeaderNames.HOST);
        if (upgrade != null) {
            head.add(PseudoHeaderName.PROTOCOL.value(), upgrade);
            head.remove(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        }
        return head;
    }

    private static HttpRequest request(
            HttpMethod method, @Nullable CharSequence path, HttpHeaders headers) {
        if (path == null) {
            throw new IllegalArgumentException("no path");
        }
        boolean asterisk = HttpMethod.OPTIONS.equals(method) && path.toString().equals("*");
        if (!asterisk && (path.isEmpty() || path.charAt(0) != '/')) {
            throw new IllegalArgumentException("the path is none");
        }
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, path.toString(), headers);
    }

    private static HttpRequest undecodable(IllegalArgumentException reason) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.setDecoderResult(DecoderResult.failure(reason));
        return request;
    }

    private static HttpMethod method(Http2Headers received) {
        CharSequence method = received.method();
        if (method == null) {
            throw new IllegalArgumentException("no method");
        }
        return HttpMethod.valueOf(method.toString());
    }

    /** RFC 9113, 8.3.1: the authority is the host; a {@code Host} beside it must say the same. */
    private static void copy(Http2Headers received, HttpHeaders headers) {
        CharSequence authority = received.authority();
        if (authority != null) {
            headers.add(FieldNames.HOST, authority);
            requireSame(authority, received.get(HttpHeaderNames.HOST));
            received.remove(HttpHeaderNames.HOST);
        }
        Http2Fields.copy(received, headers);
    }

    private static void requireSame(CharSequence authority, @Nullable CharSequence host) {
        if (host != null && !AsciiString.contentEqualsIgnoreCase(authority, host)) {
            throw new IllegalArgumentException("two hosts");
        }
    }
}
