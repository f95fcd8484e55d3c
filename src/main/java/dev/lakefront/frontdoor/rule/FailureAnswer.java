package dev.lakefront.frontdoor.rule;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client sees of a {@link Failure}: a page for people, JSON or plain text for programs, by
 * what the request accepts. Holds nothing of the request but the id we gave it.
 */
public final class FailureAnswer {
    private FailureAnswer() {}

    public static FullHttpResponse to(HttpRequest inbound, Failure failure, String requestId) {
        String accept = inbound.headers().get(HttpHeaderNames.ACCEPT);
        if (Upgrade.wantedBy(inbound) != null || accept == null) {
            return inPlainText(failure, requestId);
        }
        String wanted = accept.toLowerCase(Locale.ROOT);
        if (wanted.contains("text/html")) {
            return answer(failure, "text/html", page(failure, requestId));
        }
        if (wanted.contains("json")) {
            return answer(failure, "application/json", json(failure, requestId));
        }
        return inPlainText(failure, requestId);
    }

    /** For a client of whose wishes nothing is known yet. */
    public static FullHttpResponse inPlainText(Failure failure, String requestId) {
        return answer(failure, "text/plain", plain(failure, requestId));
    }

    private static FullHttpResponse answer(Failure failure, String type, String text) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(failure.status);
        ByteBuf body = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
        FullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(FieldNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    private static String plain(Failure failure, String requestId) {
        return """
        %s.
        %s
        %s
        Answered by Lakefront's front door. Request id: %s
        """
                .formatted(failure.title, failure.explanation, failure.advice, requestId);
    }

    private static String json(Failure failure, String requestId) {
        return """
        {"error": "%s", "message": "%s", "advice": "%s", "requestId": "%s"}
        """
                .formatted(failure.title, failure.explanation, failure.advice, requestId);
    }

    private static String page(Failure failure, String requestId) {
        return Page.TEMPLATE
                .replace("{{status}}", HttpResponseStatus.valueOf(failure.status).toString())
                .replace("{{title}}", failure.title)
                .replace("{{explanation}}", failure.explanation)
                .replace("{{advice}}", failure.advice)
                .replace("{{requestId}}", requestId)
                .replace("{{refresh}}", refresh(failure));
    }

    /** While the app boots, the page looks again by itself. */
    private static String refresh(Failure failure) {
        return failure == Failure.APP_NOT_READY
                ? "<meta http-equiv=\"refresh\" content=\"2\">"
                : "";
    }

    /** Read when the first page is shown, not when the front door opens. */
    private static final class Page {
        static final String TEMPLATE = read("failure.html");

        private static String read(String name) {
            try (@Nullable InputStream page = FailureAnswer.class.getResourceAsStream(name)) {
                if (page == null) {
                    throw new IllegalStateException(name + " is missing from the build");
                }
                return new String(page.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
