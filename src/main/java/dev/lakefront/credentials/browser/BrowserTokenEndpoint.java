package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Failures;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpAnswer;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The token endpoint, as the public client {@code databricks-cli} talks to it. */
final class BrowserTokenEndpoint {
    static final String CLIENT_ID = "databricks-cli";

    private static final String WHOM = "the token endpoint";

    private final LoginContext login;
    private final URI address;
    private final Deadline deadline;

    BrowserTokenEndpoint(LoginContext login, URI address, Deadline deadline) {
        this.login = login;
        this.address = address;
        this.deadline = deadline;
    }

    /**
     * Redeems the code that the browser brought (RFC 6749, 4.1.3; RFC 7636, 4.5). Once: a second
     * attempt would make the first one's tokens void.
     *
     * @throws TokenFailure rejected if it is refused, else passing
     */
    BrowserGrant redeem(Secret code, Secret verifier, URI redirect) throws TokenFailure {
        Form form =
                Form.of("grant_type", "authorization_code")
                        .with("client_id", CLIENT_ID)
                        .with("code", code.reveal())
                        .with("code_verifier", verifier.reveal())
                        .with("redirect_uri", redirect.toString());
        return ask(form, "it refuses the login in the browser", null);
    }

    /**
     * Gets the next token (RFC 6749, 6). Once too: a refresh token may be good for one use.
     *
     * @throws TokenFailure rejected if it is refused, else passing
     */
    BrowserGrant refresh(Secret refresh) throws TokenFailure {
        Form form =
                Form.of("grant_type", "refresh_token")
                        .with("client_id", CLIENT_ID)
                        .with("refresh_token", refresh.reveal());
        return ask(
                form,
                "the login of " + login.name() + " is over",
                "run `" + BrowserLogin.command(login) + "`");
    }

    private BrowserGrant ask(Form form, String refusal, @Nullable String fix) throws TokenFailure {
        Instant asked = login.clock().instant();
        HttpAnswer answer;
        try {
            answer = login.http().send(HttpCall.post(address, form.encoded()), deadline);
        } catch (IOException e) {
            throw Failures.unanswered(WHOM, address, e);
        }
        String outcome = Failures.answered(WHOM, address, answer.status());
        if (answer.isRefusal() || answer.status() == HttpAnswer.BAD_REQUEST) {
            throw TokenFailure.rejected(outcome + ": " + refusal, fix);
        }
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(outcome);
        }
        try {
            return BrowserGrant.read(answer.body(), asked);
        } catch (IOException _) {
            throw Failures.answeredOther("an access token", WHOM, address);
        }
    }
}
