package dev.lakefront.workspace.token;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.http.WorkspaceAddress;
import java.time.InstantSource;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Checks access tokens (RFC 9068, 4). */
public final class TokenVerifier {
    private static final TokenCheck INVALID = new TokenCheck.Refused("Invalid access token.");
    private static final TokenCheck REVOKED =
            new TokenCheck.Refused("The access token was revoked.");
    private static final TokenCheck EXPIRED =
            new TokenCheck.Refused("The access token has expired.");

    private final WorkspaceAddress address;
    private final Directory directory;
    private final Supplier<SigningKey> key;
    private final Revocations revocations;
    private final InstantSource clock;

    public TokenVerifier(
            WorkspaceAddress address,
            Directory directory,
            Supplier<SigningKey> key,
            Revocations revocations,
            InstantSource clock) {
        this.address = address;
        this.directory = directory;
        this.key = key;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What this token is worth now. */
    public TokenCheck check(String token) {
        return key.get().payload(token).map(payload -> check(Claims.read(payload))).orElse(INVALID);
    }

    private TokenCheck check(Claims claims) {
        Principal principal = directory.bySubject(claims.subject);
        if (principal == null || !claims.issuer.equals(address.issuer())) {
            return INVALID;
        }
        if (revocations.has(claims.id)) {
            return REVOKED;
        }
        return clock.instant().getEpochSecond() < claims.expiry
                ? new TokenCheck.Accepted(claims.token(principal))
                : EXPIRED;
    }

    /** The claims that decide. A payload with our signature is ours, so each of them is there. */
    private record Claims(
            String id, String issuer, String subject, String clientId, String scope, long expiry) {

        AccessToken token(Principal principal) {
            return new AccessToken(id, clientId, principal, ScopeSet.parse(scope), expiry);
        }

        static Claims read(String payload) {
            String id = "";
            String issuer = "";
            String subject = "";
            String clientId = "";
            String scope = "";
            long expiry = 0;
            try (JsonParser json = Json.parser(payload)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "jti" -> id = json.getString();
                        case "client_id" -> clientId = json.getString();
                        case "scope" -> scope = json.getString();
                        case "iss" -> issuer = json.getString();
                        case "sub" -> subject = json.getString();
                        case "exp" -> expiry = json.getLongValue();
                        default -> json.skipChildren();
                    }
                }
            }
            return new Claims(id, issuer, subject, clientId, scope, expiry);
        }
    }
}
