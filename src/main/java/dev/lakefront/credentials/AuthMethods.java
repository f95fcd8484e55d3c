package dev.lakefront.credentials;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ways to log in, and the choice between them. */
final class AuthMethods {
    /** In the order in which the CLI tries them; the last one needs nothing and always fits. */
    private static final List<AuthMethod> BUILT =
            List.of(
                    new PersonalAccessTokenMethod(),
                    new BasicMethod(),
                    new ClientCredentialsMethod(),
                    new DatabricksCliMethod());

    /** What the CLI knows beyond that. */
    private static final List<String> NOT_BUILT =
            List.of(
                    "metadata-service",
                    "github-oidc",
                    "azure-devops-oidc",
                    "env-oidc",
                    "file-oidc",
                    "github-oidc-azure",
                    "azure-msi",
                    "azure-client-secret",
                    "azure-cli",
                    "google-credentials",
                    "google-id");

    /**
     * Attributes that no one sets but for an auth type that is not built. Silently taking another
     * type would log in as somebody else.
     */
    private static final Map<Attribute, String> MARKS_OF_NOT_BUILT =
            Map.of(
                    Attribute.METADATA_SERVICE_URL, "metadata-service",
                    Attribute.OIDC_TOKEN_ENV, "env-oidc",
                    Attribute.OIDC_TOKEN_FILEPATH, "file-oidc",
                    Attribute.AZURE_USE_MSI, "azure-msi",
                    Attribute.AZURE_CLIENT_SECRET, "azure-client-secret",
                    Attribute.AZURE_RESOURCE_ID, "azure-cli",
                    Attribute.GOOGLE_CREDENTIALS, "google-credentials",
                    Attribute.GOOGLE_SERVICE_ACCOUNT, "google-id");

    private AuthMethods() {}

    /**
     * The method that these attributes ask for.
     *
     * @param problems gets the reasons if there is none
     * @return null if there is none
     */
    static @Nullable AuthMethod choose(Attributes attributes, List<Problem> problems) {
        Setting named = attributes.settings().get(Attribute.AUTH_TYPE);
        return named == null ? infer(attributes, problems) : named(named, attributes, problems);
    }

    private static @Nullable AuthMethod named(
            Setting authType, Attributes attributes, List<Problem> problems) {
        for (AuthMethod method : BUILT) {
            if (method.name().equals(authType.value())) {
                boolean complete = reportMissing(method, attributes, problems);
                return complete ? method : null;
            }
        }
        problems.add(
                NOT_BUILT.contains(authType.value())
                        ? notBuilt(authType.value(), authType.origin())
                        : new Problem(
                                "unknown auth type "
                                        + authType.value()
                                        + " (expected: "
                                        + builtNames()
                                        + ")",
                                authType.origin(),
                                null));
        return null;
    }

    private static @Nullable AuthMethod infer(Attributes attributes, List<Problem> problems) {
        Problem conflict = conflict(attributes);
        if (conflict != null) {
            problems.add(conflict);
            return null;
        }
        for (AuthMethod method : BUILT) {
            if (!method.needs().isEmpty() && isBegun(method, attributes)) {
                boolean complete = reportMissing(method, attributes, problems);
                return complete ? method : null;
            }
        }
        for (Map.Entry<Attribute, Setting> set : attributes.settings().entrySet()) {
            String authType = MARKS_OF_NOT_BUILT.get(set.getKey());
            if (authType != null) {
                problems.add(notBuilt(authType, set.getValue().origin()));
                return null;
            }
        }
        return BUILT.getLast();
    }

    /** More than one family set: the CLI's check, in the CLI's words. */
    private static @Nullable Problem conflict(Attributes attributes) {
        var families = new TreeSet<String>();
        var origins = new ArrayList<String>();
        for (Map.Entry<Attribute, Setting> set : attributes.settings().entrySet()) {
            AuthFamily family = set.getKey().family();
            if (family != null) {
                families.add(family.tag());
                origins.add(set.getKey().key() + " from " + set.getValue().origin());
            }
        }
        if (families.size() < 2) {
            return null;
        }
        return new Problem(
                "more than one authorization method configured: " + String.join(" and ", families),
                String.join(", ", origins),
                "unset all but one, or choose with DATABRICKS_AUTH_TYPE or the profile's"
                        + " auth_type");
    }

    private static boolean isBegun(AuthMethod method, Attributes attributes) {
        for (Attribute need : method.needs()) {
            if (attributes.has(need)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reportMissing(
            AuthMethod method, Attributes attributes, List<Problem> problems) {
        boolean complete = true;
        for (Attribute need : method.needs()) {
            if (!attributes.has(need)) {
                complete = false;
                problems.add(missing(method, need));
            }
        }
        return complete;
    }

    private static Problem missing(AuthMethod method, Attribute need) {
        return Problem.of(
                "auth type " + method.name() + " needs " + need.key() + ", which is not set",
                "set " + need.variable() + ", or " + need.key() + " in the profile");
    }

    private static Problem notBuilt(String authType, String origin) {
        return new Problem(
                "auth type " + authType + " is not supported by Lakefront yet",
                origin,
                "log in with `databricks auth login` and set DATABRICKS_AUTH_TYPE=databricks-cli;"
                        + " supported are "
                        + builtNames());
    }

    private static String builtNames() {
        var names = new ArrayList<String>();
        for (AuthMethod method : BUILT) {
            names.add(method.name());
        }
        return String.join(", ", names);
    }
}
