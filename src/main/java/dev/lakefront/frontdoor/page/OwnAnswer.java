package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.FieldNames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;

/** An answer of the front door's own: kept by nobody, and the last one on its connection. */
final class OwnAnswer {
    private static final AsciiString CONTENT_TYPE_OPTIONS =
            AsciiString.cached("X-Content-Type-Options");

    /** What is in a page cannot load or call anything but the front door's own. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'";

    private OwnAnswer() {}

    /** A page, which may show what others have written. */
    static FullHttpResponse page(int status, String html) {
        FullHttpResponse answer = of(status, "text/html", html);
        answer.headers().set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        return answer;
    }

    /**
     * @param type the media type of the text, which is sent as UTF-8
     */
    static FullHttpResponse of(int status, String type, String text) {
        ByteBuf body = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(CONTENT_TYPE_OPTIONS, "nosniff")
                .set(FieldNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }
}
