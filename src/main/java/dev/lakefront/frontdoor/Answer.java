package dev.lakefront.frontdoor;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * The final answer of an exchange: how its end is told (RFC 9112, 6.3), and what may follow on
 * either connection.
 *
 * @param received the head as the app sent it
 * @param clientSpeaks10 the client knows neither chunks nor, unasked, a second request
 * @param clientKeepsOpen the client may send another request
 * @param endsWithConnection the app tells the end by closing
 */
record Answer(
        HttpResponse received,
        boolean clientSpeaks10,
        boolean clientKeepsOpen,
        boolean endsWithConnection) {
    static Answer to(HttpRequest inbound, HttpResponse received) {
        boolean speaks10 = inbound.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        return new Answer(
                received,
                speaks10,
                !speaks10 && HttpUtil.isKeepAlive(inbound),
                hasBody(inbound, received) && !hasEnd(received));
    }

    HttpResponse head(AppAddress app, String frontDoorHost) {
        HttpResponse head = AnswerHead.of(received, app, frontDoorHost);
        HttpHeaders headers = head.headers();
        if (clientSpeaks10) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
        if (!leavesClientConnectionUsable()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return head;
    }

    /** The end of the body, with the trailer fields that may pass. */
    static LastHttpContent end(LastHttpContent received) {
        if (received.trailingHeaders().isEmpty()) {
            return received;
        }
        return new DefaultLastHttpContent(
                received.content(), AnswerHead.trailers(received.trailingHeaders()));
    }

    boolean leavesClientConnectionUsable() {
        return clientKeepsOpen && !endsWithConnection;
    }

    boolean leavesAppConnectionUsable() {
        return HttpUtil.isKeepAlive(received) && !endsWithConnection;
    }

    private static boolean hasEnd(HttpResponse received) {
        return HttpUtil.isTransferEncodingChunked(received)
                || received.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static boolean hasBody(HttpRequest inbound, HttpResponse received) {
        int status = received.status().code();
        return !HttpMethod.HEAD.equals(inbound.method()) && status != 204 && status != 304;
    }
}
