package dev.lakefront.frontdoor.page;

import dev.lakefront.frontdoor.rule.Accepted;
import dev.lakefront.frontdoor.rule.Failure;
import dev.lakefront.frontdoor.rule.Refusal;
import dev.lakefront.frontdoor.rule.Upgrade;
import dev.lakefront.html.Template;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * What a client sees of a {@link Failure}: a page for people, JSON or plain text for programs, by
 * what the request accepts. Holds nothing of the request but the id we gave it.
 */
public final class FailureAnswer {
    /** RFC 9110, 15.5.2; RFC 6750, 3.1: each 401 is for a token that is worth nothing. */
    private static final String CHALLENGE = "Bearer error=\"invalid_token\"";

    private final Failure failure;
    private final String explanation;
    private final String requestId;

    private FailureAnswer(Failure failure, String explanation, String requestId) {
        this.failure = failure;
        this.explanation = explanation;
        this.requestId = requestId;
    }

    public static FullHttpResponse to(HttpRequest inbound, Failure failure, String requestId) {
        return new FailureAnswer(failure, failure.explanation, requestId).to(inbound);
    }

    public static FullHttpResponse to(HttpRequest inbound, Refusal refusal, String requestId) {
        Failure failure = refusal.failure();
        String explanation =
                refusal.detail().isEmpty()
                        ? failure.explanation
                        : failure.explanation + " " + refusal.detail();
        return new FailureAnswer(failure, explanation, requestId).to(inbound);
    }

    /** For a client of whose wishes nothing is known yet. */
    public static FullHttpResponse inPlainText(Failure failure, String requestId) {
        return new FailureAnswer(failure, failure.explanation, requestId).inPlainText();
    }

    private FullHttpResponse to(HttpRequest inbound) {
        if (Upgrade.wantedBy(inbound) != null) {
            return inPlainText();
        }
        if (Accepted.html(inbound)) {
            return answer("text/html", page());
        }
        return Accepted.json(inbound) ? answer("application/json", json()) : inPlainText();
    }

    private FullHttpResponse inPlainText() {
        return answer("text/plain", plain());
    }

    private FullHttpResponse answer(String type, String text) {
        FullHttpResponse answer = OwnAnswer.of(failure.status, type, text);
        if (failure.status == HttpResponseStatus.UNAUTHORIZED.code()) {
            answer.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
        }
        return answer;
    }

    private String plain() {
        return """
        %s.
        %s
        %s
        Answered by Lakefront's front door. Request id: %s
        """
                .formatted(failure.title, explanation, failure.advice, requestId);
    }

    private String json() {
        return """
        {"error": "%s", "message": "%s", "advice": "%s", "requestId": "%s"}
        """
                .formatted(failure.title, explanation, failure.advice, requestId);
    }

    private String page() {
        return Page.TEMPLATE
                .replace("{{status}}", HttpResponseStatus.valueOf(failure.status).toString())
                .replace("{{title}}", failure.title)
                .replace("{{explanation}}", explanation)
                .replace("{{advice}}", failure.advice)
                .replace("{{requestId}}", requestId);
    }

    /** Read when the first page is shown, not when the front door opens. */
    private static final class Page {
        static final String TEMPLATE = Template.read(FailureAnswer.class, "failure.html");
    }
}
