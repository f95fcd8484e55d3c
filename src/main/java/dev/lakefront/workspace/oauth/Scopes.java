package dev.lakefront.workspace.oauth;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which scopes a token gets (RFC 6749, 3.3). */
final class Scopes {
    private static final String DEFAULT = "all-apis";

    /**
     * What comes before the first {@code .} or {@code :} of a scope that Databricks knows. The
     * public lists of full names are incomplete, so the family is all that is checked.
     */
    private static final Set<String> FAMILIES =
            Set.of(
                    DEFAULT,
                    "ai-gateway",
                    "catalog",
                    "dashboards",
                    "email",
                    "files",
                    "genie",
                    "iam",
                    "mcp",
                    "model-serving",
                    "offline_access",
                    "openid",
                    "postgres",
                    "profile",
                    "serving",
                    "sql",
                    "vector-search",
                    "workspace");

    private Scopes() {}

    /**
     * The scopes of a token for which these were asked.
     *
     * @param requested the {@code scope} parameter; without it the token may do all its owner may
     * @throws OAuthRefusal {@code invalid_scope} if one of them is unknown
     */
    static String granted(@Nullable String requested) throws OAuthRefusal {
        if (requested == null) {
            return DEFAULT;
        }
        for (String scope : List.of(requested.split(" ", -1))) {
            if (!FAMILIES.contains(family(scope))) {
                throw new OAuthRefusal(OAuthError.INVALID_SCOPE, "the scope is unknown");
            }
        }
        return requested;
    }

    private static String family(String scope) {
        int end = 0;
        while (end < scope.length() && scope.charAt(end) != '.' && scope.charAt(end) != ':') {
            end++;
        }
        return scope.substring(0, end);
    }
}
