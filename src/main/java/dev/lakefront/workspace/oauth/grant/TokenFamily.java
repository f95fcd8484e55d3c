package dev.lakefront.workspace.oauth.grant;

import java.util.ArrayList;
import java.util.List;

/** All tokens that descend from one grant. Guarded by {@link TokenFamilies}. */
public final class TokenFamily {
    private final Grant grant;
    private final List<String> accessTokens = new ArrayList<>();
    private boolean revoked;

    TokenFamily(Grant grant) {
        this.grant = grant;
    }

    public Grant grant() {
        return grant;
    }

    boolean isRevoked() {
        return revoked;
    }

    /**
     * @param id an access token's {@code jti}
     */
    void add(String id) {
        accessTokens.add(id);
    }

    List<String> revoke() {
        revoked = true;
        return accessTokens;
    }
}
