package dev.lakefront.credentials;

import dev.lakefront.credentials.azure.AzureCliMethod;
import dev.lakefront.credentials.azure.AzureClientSecretMethod;
import dev.lakefront.credentials.azure.AzureMsiMethod;
import dev.lakefront.credentials.azure.GithubOidcAzureMethod;
import dev.lakefront.credentials.ci.AzureDevOpsOidcMethod;
import dev.lakefront.credentials.ci.GithubOidcMethod;
import dev.lakefront.credentials.cli.DatabricksCliMethod;
import dev.lakefront.credentials.google.GoogleCredentialsMethod;
import dev.lakefront.credentials.google.GoogleIdMethod;
import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.BasicMethod;
import dev.lakefront.credentials.method.ClientCredentialsMethod;
import dev.lakefront.credentials.method.EnvOidcMethod;
import dev.lakefront.credentials.method.FileOidcMethod;
import dev.lakefront.credentials.method.MetadataServiceMethod;
import dev.lakefront.credentials.method.PersonalAccessTokenMethod;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.AuthFamily;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The choice between the ways to log in. What the login's settings ask for is used, and nothing
 * else: silently taking another way would log in as somebody else. A login that asks for none uses
 * what surrounds it, the first that works.
 */
final class AuthMethods {
    private AuthMethods() {}

    /**
     * The method that these attributes, in this shell, ask for.
     *
     * @param problems gets the reasons if there is none
     * @return null if there is none
     */
    static @Nullable AuthMethod choose(
            Attributes attributes, LoginRequest request, List<Problem> problems) {
        var facts = new AuthFacts(attributes, request);
        Setting named = attributes.settings().get(Attribute.AUTH_TYPE);
        return named == null ? infer(facts, problems) : named(named, facts, problems);
    }

    private static @Nullable AuthMethod named(
            Setting authType, AuthFacts facts, List<Problem> problems) {
        AuthType type = AuthType.named(authType.value());
        if (type == null) {
            problems.add(unknown(authType));
            return null;
        }
        return checked(type, facts, problems);
    }

    private static @Nullable AuthMethod infer(AuthFacts facts, List<Problem> problems) {
        Problem conflict = conflict(facts.attributes());
        if (conflict != null) {
            problems.add(conflict);
            return null;
        }
        AuthType asked = askedFor(facts);
        return asked == null ? surrounding(facts) : checked(asked, facts, problems);
    }

    /** The first that is asked for with all that it needs, else the first that is asked for. */
    private static @Nullable AuthType askedFor(AuthFacts facts) {
        AuthType incomplete = null;
        for (AuthType type : AuthType.values()) {
            if (facts.askFor(type)) {
                if (facts.allow(type)) {
                    return type;
                }
                incomplete = incomplete == null ? type : incomplete;
            }
        }
        return incomplete == AuthType.OAUTH_M2M ? withoutSecret(facts) : incomplete;
    }

    /** A client id alone goes with the ID token of a CI job, else its secret is missing. */
    private static AuthType withoutSecret(AuthFacts facts) {
        if (facts.allow(AuthType.GITHUB_OIDC)) {
            return AuthType.GITHUB_OIDC;
        }
        return facts.allow(AuthType.AZURE_DEVOPS_OIDC)
                ? AuthType.AZURE_DEVOPS_OIDC
                : AuthType.OAUTH_M2M;
    }

    private static AuthMethod surrounding(AuthFacts facts) {
        var fitting = new ArrayList<AuthType>();
        for (AuthType type : AuthType.values()) {
            if (type.isOfTheSurroundings() && facts.allow(type) && facts.placeOnCloudOf(type)) {
                fitting.add(type);
            }
        }
        return fitting.size() == 1 ? method(fitting.getFirst()) : new FirstThatWorks(fitting);
    }

    private static @Nullable AuthMethod checked(
            AuthType type, AuthFacts facts, List<Problem> problems) {
        List<Problem> obstacles = facts.obstacles(type);
        problems.addAll(obstacles);
        return obstacles.isEmpty() ? method(type) : null;
    }

    /** Loads what the type needs, and nothing of the other types. */
    static AuthMethod method(AuthType type) {
        return switch (type) {
            case PAT -> new PersonalAccessTokenMethod();
            case BASIC -> new BasicMethod();
            case OAUTH_M2M -> new ClientCredentialsMethod();
            case DATABRICKS_CLI -> new DatabricksCliMethod();
            case METADATA_SERVICE -> new MetadataServiceMethod();
            case GITHUB_OIDC -> new GithubOidcMethod();
            case AZURE_DEVOPS_OIDC -> new AzureDevOpsOidcMethod();
            case ENV_OIDC -> new EnvOidcMethod();
            case FILE_OIDC -> new FileOidcMethod();
            case GITHUB_OIDC_AZURE -> new GithubOidcAzureMethod();
            case AZURE_MSI -> new AzureMsiMethod();
            case AZURE_CLIENT_SECRET -> new AzureClientSecretMethod();
            case AZURE_CLI -> new AzureCliMethod();
            case GOOGLE_CREDENTIALS -> new GoogleCredentialsMethod();
            case GOOGLE_ID -> new GoogleIdMethod();
        };
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

    private static Problem unknown(Setting authType) {
        var names = new ArrayList<String>();
        for (AuthType type : AuthType.values()) {
            names.add(type.tag());
        }
        return new Problem(
                "unknown auth type "
                        + authType.value()
                        + " (expected: "
                        + String.join(", ", names)
                        + ")",
                authType.origin(),
                null);
    }
}
