package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.method.TokenAnswer;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint grants to a person's login (RFC 6749, 5.1).
 *
 * @param refresh gets the next one; null if there will be none
 */
record BrowserGrant(AccessToken token, @Nullable Secret refresh) {
    /**
     * What a token endpoint answered.
     *
     * @param asked before the request was sent
     * @throws IOException if there is no token; the message quotes nothing
     */
    static BrowserGrant read(String answer, Instant asked) throws IOException {
        return new BrowserGrant(
                TokenAnswer.read(answer, asked),
                BearerTokens.read(Json.read(answer).stringAt("/refresh_token")));
    }
}
