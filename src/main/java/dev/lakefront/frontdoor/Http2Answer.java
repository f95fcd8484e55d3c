package dev.lakefront.frontdoor;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map.Entry;

/** Answers of HTTP/1.1, written as the same answer of HTTP/2 (RFC 9113, 8.3.2). Pure. */
final class Http2Answer {
    /** Fields about a connection of HTTP/1.1 (RFC 9113, 8.2.2). */
    private static final AsciiString[] OF_THE_CONNECTION = {
        HttpHeaderNames.CONNECTION, HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderNames.UPGRADE,
    };

    private Http2Answer() {}

    static Http2Headers head(HttpResponse answer) {
        Http2Headers head = fields(answer.headers());
        return head.status(answer.status().codeAsText());
    }

    /** RFC 8441, 5: what is 101 in HTTP/1.1, without the proof that only that needs. */
    static Http2Headers switching(HttpResponse answer) {
        Http2Headers head = fields(answer.headers()).status(HttpResponseStatus.OK.codeAsText());
        head.remove(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
        return head;
    }

    static Http2Headers fields(HttpHeaders headers) {
        // what is no field of HTTP/1.1 has been refused before
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

    private static boolean isOfTheConnection(AsciiString name) {
        for (AsciiString field : OF_THE_CONNECTION) {
            if (field.contentEquals(name)) {
                return true;
            }
        }
        return false;
    }
}
