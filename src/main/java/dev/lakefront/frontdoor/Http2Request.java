package dev.lakefront.frontdoor;

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
import io.netty.util.AsciiString;
import java.util.Base64;
import java.util.Map.Entry;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Requests of HTTP/2, written as the same request of HTTP/1.1 (RFC 9113, 8.3.1): all rules of the
 * front door are told in that one form. Pure.
 */
final class Http2Request {
    private static final String WEBSOCKET = "websocket";
    private static final int WEBSOCKET_KEY_OCTETS = 16;

    private Http2Request() {}

    /**
     * The request with these fields. One that HTTP/1.1 could not carry unmistakably is marked as
     * one that could not be decoded: HTTP/2 lets octets pass that would end a field there.
     *
     * @param bodiless whether the stream ends with the head
     */
    static HttpRequest read(Http2Headers received, boolean bodiless) {
        try {
            HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
            addHost(received.authority(), headers);
            copy(received, headers);
            if (opensWebSocket(received)) {
                addHandshake(headers);
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
    static boolean opensWebSocket(Http2Headers received) {
        CharSequence protocol = received.get(Http2Headers.PseudoHeaderName.PROTOCOL.value());
        return protocol != null
                && AsciiString.contentEqualsIgnoreCase(WEBSOCKET, protocol)
                && HttpMethod.CONNECT.asciiName().contentEquals(received.method());
    }

    /** Fields of a trailer section; none if HTTP/1.1 could not carry them. */
    static HttpHeaders readTrailers(Http2Headers received) {
        HttpHeaders trailers = DefaultHttpHeadersFactory.trailersFactory().newHeaders();
        try {
            copy(received, trailers);
            return trailers;
        } catch (IllegalArgumentException e) {
            return trailers.clear();
        }
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
    private static void addHost(@Nullable CharSequence authority, HttpHeaders headers) {
        if (authority != null) {
            headers.add(FieldNames.HOST, authority);
        }
    }

    private static void copy(Http2Headers received, HttpHeaders headers) {
        String cookies = null;
        for (Entry<CharSequence, CharSequence> field : received) {
            CharSequence name = field.getKey();
            if (HttpHeaderNames.COOKIE.contentEquals(name)) {
                // RFC 9113, 8.2.3: one field, which the client may have sent in pieces
                cookies =
                        cookies == null ? "" + field.getValue() : cookies + "; " + field.getValue();
            } else if (HttpHeaderNames.HOST.contentEquals(name)) {
                addOtherHost(field.getValue(), headers);
            } else if (!isPseudo(name)) {
                headers.add(name, field.getValue());
            }
        }
        if (cookies != null) {
            headers.add(HttpHeaderNames.COOKIE, cookies);
        }
    }

    private static void addOtherHost(CharSequence host, HttpHeaders headers) {
        String authority = headers.get(HttpHeaderNames.HOST);
        if (authority == null) {
            headers.add(FieldNames.HOST, host);
        } else if (!AsciiString.contentEqualsIgnoreCase(authority, host)) {
            throw new IllegalArgumentException("two hosts");
        }
    }

    private static boolean isPseudo(CharSequence name) {
        return !name.isEmpty() && name.charAt(0) == ':';
    }

    /** What a client of HTTP/1.1 would have sent; the key proves nothing but that it was read. */
    private static void addHandshake(HttpHeaders headers) {
        byte[] key = new byte[WEBSOCKET_KEY_OCTETS];
        ThreadLocalRandom.current().nextBytes(key);
        headers.add(FieldNames.CONNECTION, FieldNames.UPGRADE);
        headers.add(FieldNames.UPGRADE, WEBSOCKET);
        headers.set(FieldNames.SEC_WEBSOCKET_KEY, Base64.getEncoder().encodeToString(key));
    }
}
