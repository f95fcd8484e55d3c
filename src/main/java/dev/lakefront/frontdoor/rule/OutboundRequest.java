package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.Caller;
import dev.lakefront.identity.IdentityHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Iterator;
import java.util.Map.Entry;

/**
 * What the app receives, made from what the client sent. Pure, and its order is law: hop-by-hop
 * fields go first, then every identity header of the client's, and only then ours are set, so that
 * nothing a client sends or nominates can add one, keep one or take one away.
 */
public final class OutboundRequest {
    /** Every name and value has been checked once, by the decoder. */
    private static final HttpHeadersFactory COPIED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private OutboundRequest() {}

    /**
     * What the app receives of a request.
     *
     * @param origin what the front door knows of the request that the client did not write
     */
    public static HttpRequest of(HttpRequest inbound, Caller caller, RequestOrigin origin) {
        HttpHeaders headers = COPIED.newHeaders();
        copyAllowed(inbound.headers(), headers);
        if (!origin.host().equals(headers.get(HttpHeaderNames.HOST))) {
            // HTTP/1.0 may leave it out; the host of a whole URL wins (RFC 9112, 3.2.2)
            headers.set(FieldNames.HOST, origin.host());
        }
        setConnection(inbound, headers);
        headers.add(CallerFields.of(caller));
        setOrigin(origin, headers);
        return new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, inbound.method(), inbound.uri(), headers, false);
    }

    /** The same of a request whose bearer token has said who is asking: that was for us. */
    public static HttpRequest ofBearer(HttpRequest inbound, Caller owner, RequestOrigin origin) {
        HttpRequest outbound = of(inbound, owner, origin);
        outbound.headers().remove(HttpHeaderNames.AUTHORIZATION);
        return outbound;
    }

    /** The end of the body, with the trailer fields that may pass (RFC 9110, 6.5). */
    public static LastHttpContent end(LastHttpContent inbound) {
        if (inbound.trailingHeaders().isEmpty()) {
            return inbound;
        }
        HttpHeaders trailers = COPIED.newHeaders();
        copyAllowed(inbound.trailingHeaders(), trailers);
        return new DefaultLastHttpContent(inbound.content(), trailers);
    }

    /** Whether to send the request twice is to send it once (RFC 9110, 9.2.2). */
    public static boolean isIdempotent(HttpMethod method) {
        return switch (method.name()) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
            default -> false;
        };
    }

    private static void copyAllowed(HttpHeaders from, HttpHeaders to) {
        HopByHop hopByHop = HopByHop.of(from);
        Iterator<Entry<CharSequence, CharSequence>> fields = from.iteratorCharSequence();
        while (fields.hasNext()) {
            Entry<CharSequence, CharSequence> field = fields.next();
            CharSequence name = field.getKey();
            if (hopByHop.stops(name) || IdentityHeaders.owns(name)) {
                continue;
            }
            if (HttpHeaderNames.COOKIE.contentEqualsIgnoreCase(name)) {
                copyCookies(field, to);
            } else {
                to.add(name, field.getValue());
            }
        }
    }

    private static void copyCookies(Entry<CharSequence, CharSequence> field, HttpHeaders to) {
        CharSequence theirs = PersonaCookie.without(field.getValue());
        if (theirs != null) {
            to.add(field.getKey(), theirs);
        }
    }

    /** The fields for our own connection to the app that say what the client is capable of. */
    private static void setConnection(HttpRequest inbound, HttpHeaders headers) {
        String protocol = Upgrade.wantedBy(inbound);
        if (protocol != null) {
            headers.add(FieldNames.CONNECTION, FieldNames.UPGRADE);
            headers.add(FieldNames.UPGRADE, protocol);
        } else if (takesTrailers(inbound)) {
            headers.add(FieldNames.CONNECTION, FieldNames.TE);
            headers.add(FieldNames.TE, HttpHeaderValues.TRAILERS);
        }
    }

    /** RFC 9110, 10.1.4: trailers pass us, so their readers may be told that they are welcome. */
    private static boolean takesTrailers(HttpRequest inbound) {
        return inbound.headers().containsValue(HttpHeaderNames.TE, HttpHeaderValues.TRAILERS, true);
    }

    private static void setOrigin(RequestOrigin origin, HttpHeaders headers) {
        headers.add(FieldNames.FORWARDED_HOST, origin.host());
        headers.add(FieldNames.FORWARDED_PROTO, origin.scheme());
        headers.add(FieldNames.FORWARDED_FOR, origin.clientAddress());
        headers.add(FieldNames.REAL_IP, origin.clientAddress());
        headers.add(FieldNames.REQUEST_ID, origin.requestId());
    }
}
