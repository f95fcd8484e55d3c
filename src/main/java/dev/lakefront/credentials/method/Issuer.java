package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Failures;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone who issues tokens over HTTP. Asked again once if that may help; follows no redirect;
 * failures never quote what was sent or got.
 *
 * @param login in whose name it is asked
 * @param name for messages, such as {@code the token endpoint}
 * @param refusal what a refusal means, such as {@code it refuses the client id}
 * @param fix what to do about a refusal; null if that is not known here
 */
public record Issuer(LoginContext login, String name, String refusal, @Nullable String fix) {
    private static final String TOKEN = "an access token";

    public Issuer(LoginContext login, String name, String refusal) {
        this(login, name, refusal, null);
    }

    /**
     * A token of the kind that OAuth endpoints answer with.
     *
     * @throws TokenFailure rejected if the issuer refuses, else passing
     */
    public AccessToken token(HttpCall call, Deadline deadline) throws TokenFailure {
        Instant asked = login.clock().instant();
        HttpAnswer answer = ask(call, deadline);
        try {
            return TokenAnswer.read(answer.body(), asked);
        } catch (IOException _) {
            throw Failures.answeredOther(TOKEN, name, call.uri());
        }
    }

    /**
     * A token that stands elsewhere in an answer.
     *
     * @param pointer its place (RFC 6901)
     * @throws TokenFailure rejected if the issuer refuses, else passing
     */
    public Secret secret(HttpCall call, String pointer, Deadline deadline) throws TokenFailure {
        HttpAnswer answer = ask(call, deadline);
        try {
            Secret secret = BearerTokens.read(Json.read(answer.body()).stringAt(pointer));
            if (secret != null) {
                return secret;
            }
        } catch (IOException _) {
            // told below in our words: theirs may quote the answer
        }
        throw Failures.answeredOther("a token", name, call.uri());
    }

    private HttpAnswer ask(HttpCall call, Deadline deadline) throws TokenFailure {
        HttpAnswer answer;
        try {
            answer = login.http().sendTwice(call, deadline);
        } catch (IOException e) {
            throw Failures.unanswered(name, call.uri(), e);
        }
        if (answer.isRefusal() || answer.status() == HttpAnswer.BAD_REQUEST) {
            throw TokenFailure.rejected(
                    Failures.answered(name, call.uri(), answer.status()) + ": " + refusal, fix);
        }
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(Failures.answered(name, call.uri(), answer.status()));
        }
        return answer;
    }
}
