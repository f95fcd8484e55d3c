package dev.lakefront.credentials;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The client credentials grant (RFC 6749, 4.4). */
final class ClientCredentialsFetcher implements TokenFetcher {
    private static final String GRANT = "grant_type=client_credentials&scope=all-apis";

    /**
     * The life of a token whose answer does not say (RFC 6749, 5.1 allows that). Workspaces issue
     * tokens for an hour; a twelfth of it costs little and is not too late.
     */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);

    /** Keeps the arithmetic of a nonsensical answer in range. */
    private static final double LONGEST_LIFE_SECONDS = 365d * 24 * 60 * 60;

    private final LoginContext login;
    private final TokenEndpoint endpoint;
    private final Authorization client;
    private final Duration limit;

    ClientCredentialsFetcher(
            LoginContext login, TokenEndpoint endpoint, Authorization client, Duration limit) {
        this.login = login;
        this.endpoint = endpoint;
        this.client = client;
        this.limit = limit;
    }

    @Override
    public AccessToken fetch() throws TokenFailure {
        Deadline deadline = Deadline.in(limit);
        URI address = endpoint.address(deadline);
        // before the request: what the endpoint counts from is not earlier
        Instant asked = login.clock().instant();
        return token(address, ask(address, deadline), asked);
    }

    private HttpAnswer ask(URI address, Deadline deadline) throws TokenFailure {
        HttpAnswer answer;
        try {
            answer = login.http().sendTwice(HttpCall.post(address, GRANT).with(client), deadline);
        } catch (IOException e) {
            throw Failures.unanswered("the token endpoint", address, e);
        }
        if (answer.isRefusal() || answer.status() == HttpAnswer.BAD_REQUEST) {
            throw TokenFailure.rejected(
                    Failures.answered("the token endpoint", address, answer.status())
                            + ": it refuses the client id and secret of "
                            + login.name());
        }
        if (answer.status() != HttpAnswer.OK) {
            throw TokenFailure.passing(
                    Failures.answered("the token endpoint", address, answer.status()));
        }
        return answer;
    }

    private AccessToken token(URI address, HttpAnswer answer, Instant asked) throws TokenFailure {
        try {
            Json json = Json.read(answer.body());
            Secret token = BearerTokens.read(json.stringAt("/access_token"));
            if (token != null) {
                Instant expiry = asked.plus(life(json.at("/expires_in")));
                return new AccessToken(token, asked, expiry);
            }
        } catch (IOException | NumberFormatException _) {
            // told below in our words: theirs may quote the answer
        }
        throw Failures.answeredOther("an access token", "the token endpoint", address);
    }

    /** Seconds, as a number or as text; a life that is over is one of no length. */
    private static Duration life(@Nullable String expiresIn) {
        if (expiresIn == null) {
            return UNKNOWN_LIFE;
        }
        double seconds = Double.parseDouble(expiresIn);
        return Duration.ofSeconds((long) Math.clamp(seconds, 0, LONGEST_LIFE_SECONDS));
    }
}
