package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.Map.Entry;

/** What the client receives as the head of an answer, made from what the app sent. Pure. */
public final class AnswerHead {
    private static final HttpHeadersFactory COPIED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private AnswerHead() {}

    /**
     * A final or interim answer (RFC 9110, 15), without the fields meant for our connection only.
     */
    public static HttpResponse of(HttpResponse answer, AppAddress app, RequestOrigin asked) {
        return with(answer, copyAllowed(answer.headers(), app, asked));
    }

    /** The 101 that opens a tunnel: the one answer whose {@code Connection} is the client's too. */
    public static HttpResponse switching(HttpResponse answer, AppAddress app, RequestOrigin asked) {
        HttpHeaders headers = copyAllowed(answer.headers(), app, asked);
        headers.add(FieldNames.CONNECTION, FieldNames.UPGRADE);
        String protocol = answer.headers().get(HttpHeaderNames.UPGRADE);
        if (protocol != null) {
            headers.add(FieldNames.UPGRADE, protocol);
        }
        return with(answer, headers);
    }

    /** The trailer fields that may pass. */
    static HttpHeaders trailers(HttpHeaders trailers) {
        HttpHeaders allowed = COPIED.newHeaders();
        HopByHop hopByHop = HopByHop.of(trailers);
        Iterator<Entry<CharSequence, CharSequence>> fields = trailers.iteratorCharSequence();
        while (fields.hasNext()) {
            Entry<CharSequence, CharSequence> field = fields.next();
            if (!hopByHop.stops(field.getKey())) {
                allowed.add(field.getKey(), field.getValue());
            }
        }
        return allowed;
    }

    private static HttpResponse with(HttpResponse answer, HttpHeaders headers) {
        HttpResponseStatus status = answer.status();
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers);
    }

    private static HttpHeaders copyAllowed(HttpHeaders from, AppAddress app, RequestOrigin asked) {
        HttpHeaders to = COPIED.newHeaders();
        HopByHop hopByHop = HopByHop.of(from);
        Iterator<Entry<CharSequence, CharSequence>> fields = from.iteratorCharSequence();
        while (fields.hasNext()) {
            Entry<CharSequence, CharSequence> field = fields.next();
            CharSequence name = field.getKey();
            if (isLocation(name)) {
                to.add(name, app.leadBack(field.getValue().toString(), asked.frontDoor()));
            } else if (!hopByHop.stops(name) && !isOurs(name, field.getValue())) {
                to.add(name, field.getValue());
            }
        }
        return to;
    }

    private static boolean isOurs(CharSequence name, CharSequence value) {
        return HttpHeaderNames.SET_COOKIE.contentEqualsIgnoreCase(name)
                && PersonaCookie.isSetBy(value);
    }

    private static boolean isLocation(CharSequence name) {
        return HttpHeaderNames.LOCATION.contentEqualsIgnoreCase(name)
                || HttpHeaderNames.CONTENT_LOCATION.contentEqualsIgnoreCase(name);
    }
}
