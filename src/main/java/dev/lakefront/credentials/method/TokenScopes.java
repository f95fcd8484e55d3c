package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says it may be used for, if it is a JWT: the claim {@code scope} (RFC 8693, 4.2), or
 * {@code scp}, as Entra ID calls it. Read for people; nothing is decided by it.
 */
public final class TokenScopes {
    private TokenScopes() {}

    /** The scopes in the token's order; null if it does not say. */
    public static @Nullable List<String> of(AccessToken token) {
        Json claims = TokenClaims.of(token.value());
        return claims == null ? null : of(claims);
    }

    private static @Nullable List<String> of(Json claims) {
        for (String claim : List.of("/scope", "/scp")) {
            String words = claims.at(claim);
            if (words != null) {
                return List.of(words.split(" ", -1));
            }
            List<String> listed = listed(claims, claim);
            if (!listed.isEmpty()) {
                return listed;
            }
        }
        return null;
    }

    private static List<String> listed(Json claims, String claim) {
        List<String> scopes = new ArrayList<>();
        for (String scope = claims.at(claim + "/0");
                scope != null;
                scope = claims.at(claim + "/" + scopes.size())) {
            scopes.add(scope);
        }
        return scopes;
    }
}
