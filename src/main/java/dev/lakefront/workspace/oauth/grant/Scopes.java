package dev.lakefront.workspace.oauth.grant;

import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.token.ScopeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which scopes a token gets (RFC 6749, 3.3). */
public final class Scopes {
    private static final String DEFAULT = "all-apis";

    /**
     * What comes before the first {@code .} or {@code :} of a scope that Databricks knows: of those
     * of its REST APIs, and of those that apps have. The public lists of full names are incomplete,
     * so the family is all that is checked.
     */
    private static final Set<String> FAMILIES =
            Set.of(
                    DEFAULT,
                    "access-management",
                    "ai-gateway",
                    "alerts",
                    "apps",
                    "authentication",
                    "catalog",
                    "clusters",
                    "dashboards",
                    "email",
                    "files",
                    "genie",
                    "iam",
                    "jobs",
                    "mcp",
                    "mlflow",
                    "model-serving",
                    "offline_access",
                    "openid",
                    "pipelines",
                    "postgres",
                    "profile",
                    "secrets",
                    "serving",
                    "sql",
                    "unity-catalog",
                    "vector-search",
                    "vectorsearch",
                    "workspace");

    /** They say who somebody is, or that they stay signed in, and open no API. */
    private static final Set<String> IDENTITY =
            Set.of("openid", "profile", "email", "offline_access");

    private Scopes() {}

    /**
     * The scopes that were asked for.
     *
     * @param requested the {@code scope} parameter; without it a token may do all its owner may
     * @throws OAuthRefusal {@code invalid_scope} if one of them is unknown
     */
    public static List<String> requested(@Nullable String requested) throws OAuthRefusal {
        List<String> names = List.of((requested == null ? DEFAULT : requested).split(" ", -1));
        for (String name : names) {
            if (!isKnown(name)) {
                throw new OAuthRefusal(OAuthError.INVALID_SCOPE, "the scope is unknown");
            }
        }
        return names;
    }

    /** Whether Databricks may have this one. */
    public static boolean isKnown(String scope) {
        return FAMILIES.contains(family(scope));
    }

    /**
     * What somebody gets who asks for these: what they may have of it. Who asks for everything gets
     * all that they may have.
     *
     * @throws OAuthRefusal {@code invalid_scope} if that is nothing
     */
    public static String limited(List<String> requested, List<String> allowed) throws OAuthRefusal {
        ScopeSet limit = new ScopeSet(allowed);
        List<String> granted = new ArrayList<>();
        for (String name : requested) {
            if (IDENTITY.contains(name) || limit.covers(name)) {
                granted.add(name);
            } else if (name.equals(DEFAULT)) {
                granted.addAll(allowed);
            }
        }
        if (granted.isEmpty()) {
            throw new OAuthRefusal(OAuthError.INVALID_SCOPE, "none of the scopes can be granted");
        }
        return String.join(" ", granted);
    }

    /**
     * The scope that is asked for, which is not more than the one that was granted (RFC 6749, 6).
     *
     * @throws OAuthRefusal {@code invalid_scope} if it is
     */
    public static String within(String granted, String asked) throws OAuthRefusal {
        ScopeSet limit = ScopeSet.parse(granted);
        for (String name : requested(asked)) {
            if (!limit.covers(name)) {
                throw new OAuthRefusal(
                        OAuthError.INVALID_SCOPE, "the scope is more than was granted");
            }
        }
        return asked;
    }

    private static String family(String scope) {
        int end = 0;
        while (end < scope.length() && scope.charAt(end) != '.' && scope.charAt(end) != ':') {
            end++;
        }
        return scope.substring(0, end);
    }
}
