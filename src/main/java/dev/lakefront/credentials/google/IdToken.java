package dev.lakefront.credentials.google;

import dev.lakefront.credentials.method.TokenAnswer;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Reads what an ID token says about itself. Its signature is for the workspace to check. */
final class IdToken {
    private IdToken() {}

    /** The ID token as what is sent to the workspace, with the end that its claims put to it. */
    static AccessToken asAccessToken(Secret idToken, Instant asked) {
        return new AccessToken(idToken, asked, expiry(idToken, asked));
    }

    private static Instant expiry(Secret idToken, Instant asked) {
        String[] parts = idToken.reveal().split("\\.", -1);
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
            Json json = Json.read(new String(claims, StandardCharsets.UTF_8));
            return TokenAnswer.endingAt(json.at("/exp"), asked);
        } catch (IllegalArgumentException | IOException _) {
            return TokenAnswer.endUnknown(asked);
        }
    }
}
