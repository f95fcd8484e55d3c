package dev.lakefront.workspace.token;

import dev.lakefront.identity.Secret;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.http.WorkspaceAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Issues access tokens: JSON Web Tokens with the claims of RFC 9068, 2.2. */
public final class TokenIssuer {
    private final WorkspaceAddress address;
    private final Duration lifetime;
    private final Supplier<SigningKey> key;
    private final InstantSource clock;

    public TokenIssuer(
            WorkspaceAddress address,
            Duration lifetime,
            Supplier<SigningKey> key,
            InstantSource clock) {
        this.address = address;
        this.lifetime = lifetime;
        this.key = key;
        this.clock = clock;
    }

    /** A token by which this client acts for this principal. */
    public IssuedToken issue(String clientId, Principal principal, String scope) {
        Instant now = clock.instant();
        return signed(newId(), clientId, principal, scope, now, expiry(now));
    }

    /** A token for a token: it stands for the same principal, and ends with it at the latest. */
    public IssuedToken issueFor(AccessToken subject, String clientId, String scope) {
        Instant now = clock.instant();
        return signed(
                Revocations.idUnder(subject.id(), newId()),
                clientId,
                subject.principal(),
                scope,
                now,
                Math.min(expiry(now), subject.expiry()));
    }

    private IssuedToken signed(
            String id,
            String clientId,
            Principal principal,
            String scope,
            Instant now,
            long expiry) {
        String claims =
                Json.object(json -> {
                    json.writeStringProperty("iss", address.issuer());
                    json.writeStringProperty("sub", principal.userName());
                    json.writeStringProperty("aud", address.workspaceId());
                    json.writeStringProperty("client_id", clientId);
                    json.writeStringProperty("scope", scope);
                    json.writeNumberProperty("iat", now.getEpochSecond());
                    json.writeNumberProperty("exp", expiry);
                    json.writeStringProperty("jti", id);
                });
        long left = Duration.between(now, Instant.ofEpochSecond(expiry)).toSeconds();
        return new IssuedToken(
                id, new Secret(key.get().sign(claims)), Duration.ofSeconds(left), scope);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Rounded up: the token must not die before the {@code expires_in} that goes with it. */
    private long expiry(Instant now) {
        long whole = now.getNano() == 0 ? now.getEpochSecond() : now.getEpochSecond() + 1;
        return whole + lifetime.toSeconds();
    }
}
