package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map.Entry;

/** Header and trailer fields, from HTTP/2 to HTTP/1.1 and back (RFC 9113, 8.2). Pure. */
public final class Http2Fields {
    /** Fields about a connection of HTTP/1.1 (RFC 9113, 8.2.2). */
    private static final AsciiString[] OF_THE_CONNECTION = {
        HttpHeaderNames.CONNECTION, HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderNames.UPGRADE,
    };

    private Http2Fields() {}

    /** Fields for HTTP/2; what is no field of HTTP/1.1 has been refused before. */
    public static Http2Headers of(HttpHeaders headers) {
        Http2Headers fields = new DefaultHttp2Headers(false, headers.size() + 1);
        Iterator<Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Entry<CharSequence, CharSequence> field = all.next();
            AsciiString name = AsciiString.of(field.getKey()).toLowerCase();
            if (!isOfTheConnection(name)) {
                fields.add(name, field.getValue());
            }
        }
        return fields;
    }

    /**
     * Adds all but pseudo-header fields; cookies, which may come in pieces, as one field (RFC 9113,
     * 8.2.3).
     *
     * @param headers refuse by an {@link IllegalArgumentException} what is no field of HTTP/1.1
     */
    static void copy(Http2Headers received, HttpHeaders headers) {
        String cookies = null;
        for (Entry<CharSequence, CharSequence> field : received) {
            CharSequence name = field.getKey();
            if (HttpHeaderNames.COOKIE.contentEquals(name)) {
                String piece = field.getValue().toString();
                cookies = cookies == null ? piece : cookies + "; " + piece;
            } else if (!isPseudo(name)) {
                headers.add(name, field.getValue());
            }
        }
        if (cookies != null) {
            headers.add(HttpHeaderNames.COOKIE, cookies);
        }
    }

    /** Fields of a trailer section; none if HTTP/1.1 could not carry them. */
    public static HttpHeaders readTrailers(Http2Headers received) {
        HttpHeaders trailers = DefaultHttpHeadersFactory.trailersFactory().newHeaders();
        try {
            copy(received, trailers);
            return trailers;
        } catch (IllegalArgumentException e) {
            return trailers.clear();
        }
    }

    private static boolean isPseudo(CharSequence name) {
        return !name.isEmpty() && name.charAt(0) == ':';
    }

    private static boolean isOfTheConnection(AsciiString name) {
        for (AsciiString field : OF_THE_CONNECTION) {
            if (field.contentEquals(name)) {
                return true;
            }
        }
        return false;
    }
}
