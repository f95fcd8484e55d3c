package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What those who issue tokens answer (RFC 6749, 5.1), and its dialects. */
public final class TokenAnswer {
    /**
     * The life of a token whose answer does not say (RFC 6749, 5.1 allows that). Workspaces issue
     * tokens for an hour; a twelfth of it costs little and is not too late.
     */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);

    /** Keeps the arithmetic of a nonsensical answer in range. */
    private static final double LONGEST_LIFE_SECONDS = 365d * 24 * 60 * 60;

    private TokenAnswer() {}

    /**
     * The token in an answer.
     *
     * @param asked before the request was sent: what the issuer counts from is not earlier
     * @throws IOException if there is none; the message quotes nothing
     */
    public static AccessToken read(String answer, Instant asked) throws IOException {
        Json json = Json.read(answer);
        Secret token = BearerTokens.read(json.stringAt("/access_token"));
        if (token == null) {
            throw new IOException("no token");
        }
        return new AccessToken(token, asked, expiry(json, asked));
    }

    /**
     * When a token expires: {@code expires_in} seconds after it was asked for, which holds on any
     * clock, else at {@code expires_on} (Microsoft's), seconds since 1970. Each as a number or as
     * text; a life that is over is one of no length.
     *
     * @throws IOException if it says when, and not as a number
     */
    public static Instant expiry(Json json, Instant asked) throws IOException {
        String life = json.at("/expires_in");
        if (life != null) {
            return asked.plus(life(number(life)));
        }
        return endingAt(json.at("/expires_on"), asked);
    }

    /**
     * The moment of so many seconds since 1970, as far as it is one of a token's life.
     *
     * @throws IOException if it is no number
     */
    public static Instant endingAt(@Nullable String epochSeconds, Instant asked)
            throws IOException {
        if (epochSeconds == null) {
            return endUnknown(asked);
        }
        return asked.plus(life(number(epochSeconds) - asked.getEpochSecond()));
    }

    /** When to stop using a token that does not say. */
    public static Instant endUnknown(Instant asked) {
        return asked.plus(UNKNOWN_LIFE);
    }

    private static Duration life(double seconds) {
        return Duration.ofSeconds((long) Math.clamp(seconds, 0, LONGEST_LIFE_SECONDS));
    }

    private static double number(String text) throws IOException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IOException("no number"); // theirs quotes the answer
        }
    }
}
