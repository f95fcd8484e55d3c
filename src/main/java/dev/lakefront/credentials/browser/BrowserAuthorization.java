package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.StderrExcerpt;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One login in the browser: the authorization code grant with PKCE (RFC 6749, 4.1; RFC 7636) of a
 * command on this machine (RFC 8252), as the Databricks CLI does it.
 */
final class BrowserAuthorization {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(9);
    private static final int STATE_OCTETS = 16;

    private final LoginContext login;
    private final BrowserEndpoints server;
    private final BrowserRedirect redirect;
    private final Pkce pkce = Pkce.fresh();
    private final String state = Pkce.random(STATE_OCTETS);

    BrowserAuthorization(LoginContext login, BrowserEndpoints server, BrowserRedirect redirect) {
        this.login = login;
        this.server = server;
        this.redirect = redirect;
    }

    /** Where the person logs in. Holds no secret: without the verifier, a code is worth nothing. */
    URI address() {
        String query = server.authorization().getRawQuery();
        Form form =
                Form.of("response_type", "code")
                        .with("client_id", BrowserTokenEndpoint.CLIENT_ID)
                        .with("redirect_uri", redirect.address().toString())
                        .with("scope", login.request().scopes().requested())
                        .with("state", state)
                        .with("code_challenge", pkce.challenge())
                        .with("code_challenge_method", "S256");
        return URI.create(server.authorization() + (query == null ? "?" : "&") + form.encoded());
    }

    /**
     * Waits until the person has logged in, and redeems the code.
     *
     * @throws ProblemException if that does not come about
     */
    BrowserGrant await(Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        while (true) {
            BrowserArrival arrival = redirect.await(deadline);
            if (arrival == null) {
                throw problem("nobody logged in within " + words(limit));
            }
            if (state.equals(arrival.parameter("state"))) {
                return settle(arrival);
            }
            // any page can send a browser here: it must not end the login
            arrival.show(BrowserPage.FOREIGN);
        }
    }

    private BrowserGrant settle(BrowserArrival arrival) {
        if (!server.areOf(arrival.parameter("iss"))) {
            arrival.show(BrowserPage.FAILED);
            throw problem("the answer to the login comes from another authorization server");
        }
        String error = arrival.parameter("error");
        if (error != null) {
            arrival.show(BrowserPage.DENIED);
            throw problem("the login was denied: " + StderrExcerpt.of(said(arrival, error)));
        }
        String code = arrival.parameter("code");
        if (code == null) {
            arrival.show(BrowserPage.FAILED);
            throw problem("the browser came back from the login without a code");
        }
        return redeem(arrival, new Secret(code));
    }

    private static String said(BrowserArrival arrival, String error) {
        String description = arrival.parameter("error_description");
        return description == null ? error : error + ": " + description;
    }

    private BrowserGrant redeem(BrowserArrival arrival, Secret code) {
        var endpoint = new BrowserTokenEndpoint(login, server.token(), Deadline.in(ANSWER_LIMIT));
        try {
            BrowserGrant grant = endpoint.redeem(code, pkce.verifier(), redirect.address());
            arrival.show(BrowserPage.DONE);
            return grant;
        } catch (TokenFailure failure) {
            arrival.show(BrowserPage.FAILED);
            throw problem(String.valueOf(failure.getMessage()));
        }
    }

    private ProblemException problem(String what) {
        return problem(what, login);
    }

    /** What went wrong, and the command to try again with. */
    static ProblemException problem(@Nullable String what, LoginContext login) {
        return new ProblemException(
                Problem.of(
                        String.valueOf(what),
                        "try again with `" + BrowserLogin.command(login) + "`"));
    }

    private static String words(Duration limit) {
        return limit.toMinutes() > 0 ? limit.toMinutes() + " minutes" : limit.toMillis() + " ms";
    }
}
