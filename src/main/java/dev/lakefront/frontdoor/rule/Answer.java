package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * The final answer of an exchange: how its end is told (RFC 9112, 6.3), and what may follow on
 * either connection.
 *
 * @param received the head as the app sent it
 * @param clientKeepsOpen the client may send another request
 * @param appEndsByClosing the app tells the end by closing its connection
 * @param endsByClosing the client is told the end by closing its connection: it then knows no
 *     chunks
 */
public record Answer(
        HttpResponse received,
        boolean clientKeepsOpen,
        boolean appEndsByClosing,
        boolean endsByClosing) {
    /**
     * What is known of an answer as soon as its head is there.
     *
     * @param requestEnded whether the request was read to its end when the answer began; if not,
     *     the rest of it could be taken for the next request
     */
    public static Answer to(HttpRequest inbound, HttpResponse received, boolean requestEnded) {
        boolean speaks10 = Framing.isHttp10(inbound);
        boolean bounded = !hasBody(inbound, received) || hasLength(received);
        boolean chunked = HttpUtil.isTransferEncodingChunked(received);
        return new Answer(
                received,
                !speaks10 && requestEnded && HttpUtil.isKeepAlive(inbound),
                !bounded && !chunked,
                !bounded && (!chunked || speaks10));
    }

    public HttpResponse head(AppAddress app, RequestOrigin asked) {
        HttpResponse head = AnswerHead.of(received, app, asked);
        HttpHeaders headers = head.headers();
        if (endsByClosing) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
        if (!leavesClientConnectionUsable()) {
            headers.add(FieldNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return head;
    }

    /** The end of the body, with the trailer fields that may pass. */
    public static LastHttpContent end(LastHttpContent received) {
        if (received.trailingHeaders().isEmpty()) {
            return received;
        }
        return new DefaultLastHttpContent(
                received.content(), AnswerHead.trailers(received.trailingHeaders()));
    }

    public boolean leavesClientConnectionUsable() {
        return clientKeepsOpen && !endsByClosing;
    }

    public boolean leavesAppConnectionUsable() {
        return HttpUtil.isKeepAlive(received) && !appEndsByClosing;
    }

    private static boolean hasLength(HttpResponse received) {
        return received.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static boolean hasBody(HttpRequest inbound, HttpResponse received) {
        int status = received.status().code();
        return !HttpMethod.HEAD.equals(inbound.method()) && status != 204 && status != 304;
    }
}
