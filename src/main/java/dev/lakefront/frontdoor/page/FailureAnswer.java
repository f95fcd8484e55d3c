package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.Accepted;
import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Upgrade;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * What a client sees of a {@link Failure}: a page for people, JSON or plain text for programs, by
 * what the request accepts. Holds nothing of the request but the id we gave it.
 */
public final class FailureAnswer {
    private FailureAnswer() {}

    public static FullHttpResponse to(HttpRequest inbound, Failure failure, String requestId) {
        if (Upgrade.wantedBy(inbound) != null) {
            return inPlainText(failure, requestId);
        }
        if (Accepted.html(inbound)) {
            return answer(failure, "text/html", page(failure, requestId));
        }
        if (Accepted.json(inbound)) {
            return answer(failure, "application/json", json(failure, requestId));
        }
        return inPlainText(failure, requestId);
    }

    /** For a client of whose wishes nothing is known yet. */
    public static FullHttpResponse inPlainText(Failure failure, String requestId) {
        return answer(failure, "text/plain", plain(failure, requestId));
    }

    private static FullHttpResponse answer(Failure failure, String type, String text) {
        FullHttpResponse answer = OwnAnswer.of(failure.status, type, text);
        if (failure.status == HttpResponseStatus.UNAUTHORIZED.code()) {
            answer.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"); // RFC 9110, 15.5.2
        }
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
                .replace("{{requestId}}", requestId);
    }

    /** Read when the first page is shown, not when the front door opens. */
    private static final class Page {
        static final String TEMPLATE = Template.read("failure.html");
    }
}
