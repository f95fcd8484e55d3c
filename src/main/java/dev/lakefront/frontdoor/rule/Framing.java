package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;

/**
 * Messages on whose end or addressee two parties could disagree are refused, never mended (request
 * smuggling and response splitting, RFC 9112, 11).
 */
public final class Framing {
    private Framing() {}

    /** Whether the request says unmistakably where it ends and whom it is for. */
    public static boolean isClear(HttpRequest inbound) {
        return inbound.decoderResult().isSuccess()
                && RequestTarget.isClear(inbound)
                && hasClearHost(inbound)
                && hasClearLength(inbound)
                && !(isHttp10(inbound) && isCoded(inbound))
                && !isDraftWebSocket(inbound);
    }

    /** Whether the answer says unmistakably what it is and where it ends. */
    public static boolean isClear(HttpResponse answer) {
        int status = answer.status().code();
        return answer.decoderResult().isSuccess()
                && status >= 100
                && status <= 999
                && hasClearReason(answer)
                && hasClearLength(answer);
    }

    /** RFC 9112, 4: no control character but the tab. */
    private static boolean hasClearReason(HttpResponse answer) {
        String reason = answer.status().reasonPhrase();
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** RFC 9110, 15.6.6: HTTP/2 does not begin with a line that only looks like HTTP/1's. */
    static boolean isHttp1(HttpRequest inbound) {
        return inbound.decoderResult().isFailure() || inbound.protocolVersion().majorVersion() == 1;
    }

    /** HTTP/1.0, and so neither chunks nor interim answers nor, unasked, a second request. */
    public static boolean isHttp10(HttpMessage message) {
        return message.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
    }

    /** RFC 9112, 3.2: exactly one {@code Host}; HTTP/1.0 may leave it out. */
    private static boolean hasClearHost(HttpRequest inbound) {
        int hosts = inbound.headers().getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || (hosts == 0 && isHttp10(inbound));
    }

    /** RFC 9112, 6.1 and 6.3: one coding, {@code chunked}, and then no length beside it. */
    private static boolean hasClearLength(HttpMessage message) {
        HttpHeaders headers = message.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (hasDisguisedLength(headers)) {
            return false;
        }
        return codings.isEmpty()
                || (codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH));
    }

    /**
     * {@code Content_Length} says nothing here, but the length in an app that cannot tell {@code _}
     * from {@code -} (CGI and WSGI: RFC 3875, 4.1.18).
     */
    private static boolean hasDisguisedLength(HttpHeaders headers) {
        Iterator<Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            CharSequence name = fields.next().getKey();
            if (isDisguised(name, HttpHeaderNames.CONTENT_LENGTH)
                    || isDisguised(name, HttpHeaderNames.TRANSFER_ENCODING)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDisguised(CharSequence name, AsciiString plain) {
        return name.length() == plain.length()
                && AsciiString.indexOf(name, '_', 0) >= 0
                && plain.contentEqualsIgnoreCase(name.toString().replace('_', '-'));
    }

    private static boolean isCoded(HttpMessage message) {
        return message.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    /**
     * The handshake of a WebSocket draft of 2010, in which eight octets follow a head that does not
     * announce them. The decoder takes them for a body, an app for the next request.
     */
    private static boolean isDraftWebSocket(HttpRequest inbound) {
        return inbound.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1)
                && inbound.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY2);
    }
}
