package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Secret;
import org.jspecify.annotations.Nullable;

/** Who has issued a JWT, in its own words (RFC 7519, 4.1.1). Nothing is believed for it. */
public final class TokenIssuer {
    /** How the issuer of each Databricks workspace ends, and none of a company's own. */
    private static final String OF_WORKSPACES = "/oidc";

    private TokenIssuer() {}

    /**
     * Whether a token names a workspace as its issuer: by the workspace's URL, or as a token does
     * that the workspace is known to have issued.
     *
     * @param known null if there is none
     */
    public static boolean isWorkspace(Secret token, String workspace, @Nullable Secret known) {
        String issuer = of(token);
        if (issuer == null || !issuer.endsWith(OF_WORKSPACES)) {
            return false;
        }
        return issuer.equals(workspace + OF_WORKSPACES)
                || (known != null && issuer.equals(of(known)));
    }

    private static @Nullable String of(Secret token) {
        Json claims = TokenClaims.of(token);
        return claims == null ? null : claims.at("/iss");
    }
}
