package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;

/** Answers, from HTTP/1.1 to the same answer of HTTP/2 and back (RFC 9113, 8.3.2). Pure. */
public final class Http2Answer {
    private Http2Answer() {}

    public static Http2Headers write(HttpResponse answer) {
        return Http2Fields.of(answer.headers()).status(answer.status().codeAsText());
    }

    /** RFC 8441, 5: what is 101 in HTTP/1.1, without the proof that only that needs. */
    public static Http2Headers writeSwitching(HttpResponse answer) {
        Http2Headers head =
                Http2Fields.of(answer.headers()).status(HttpResponseStatus.OK.codeAsText());
        head.remove(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
        return head;
    }

    /**
     * The answer with these fields. One that HTTP/1.1 could not carry unmistakably is marked as one
     * that could not be decoded.
     *
     * @param asked what it answers
     * @param bodiless whether the stream ends with the head
     */
    public static HttpResponse read(Http2Headers received, HttpRequest asked, boolean bodiless) {
        try {
            HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
            Http2Fields.copy(received, headers);
            HttpResponseStatus status = HttpResponseStatus.parseLine(received.status());
            if (Upgrade.wantedBy(asked) != null && status.code() == 200) {
                status = HttpResponseStatus.SWITCHING_PROTOCOLS;
                addHandshake(asked, headers);
            } else if (!bodiless && status.code() >= 200 && !hasLength(headers)) {
                headers.add(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
            return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers);
        } catch (IllegalArgumentException e) {
            HttpResponse answer =
                    new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            answer.setDecoderResult(DecoderResult.failure(e));
            return answer;
        }
    }

    private static boolean hasLength(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static void addHandshake(HttpRequest asked, HttpHeaders headers) {
        headers.set(FieldNames.UPGRADE, String.valueOf(Upgrade.wantedBy(asked)));
        String key = asked.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (key != null) {
            headers.set(FieldNames.SEC_WEBSOCKET_ACCEPT, WebSocketKey.answerTo(key));
        }
    }
}
