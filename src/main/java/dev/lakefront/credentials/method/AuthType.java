package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to log in that the Databricks CLI knows, in the order in which it tries them
 * (libs/auth/credentials.go). Only names and needs: a login loads nothing of the ways that it does
 * not take.
 */
public enum AuthType {
    PAT("pat"),
    BASIC("basic"),
    OAUTH_M2M("oauth-m2m"),
    DATABRICKS_CLI("databricks-cli"),
    METADATA_SERVICE("metadata-service"),
    GITHUB_OIDC("github-oidc"),
    AZURE_DEVOPS_OIDC("azure-devops-oidc"),
    ENV_OIDC("env-oidc"),
    FILE_OIDC("file-oidc"),
    GITHUB_OIDC_AZURE("github-oidc-azure"),
    AZURE_MSI("azure-msi"),
    AZURE_CLIENT_SECRET("azure-client-secret"),
    AZURE_CLI("azure-cli"),
    GOOGLE_CREDENTIALS("google-credentials"),
    GOOGLE_ID("google-id");

    /** Where the ID token of env-oidc stands unless the login says otherwise. */
    private static final String OIDC_TOKEN = "DATABRICKS_OIDC_TOKEN";

    /** What Azure DevOps sets for a job; the first one only if the pipeline maps it. */
    private static final List<String> AZURE_DEVOPS =
            List.of(
                    "SYSTEM_ACCESSTOKEN",
                    "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
                    "SYSTEM_PLANID",
                    "SYSTEM_JOBID",
                    "SYSTEM_TEAMPROJECTID",
                    "SYSTEM_HOSTTYPE");

    private final String tag;

    AuthType(String tag) {
        this.tag = tag;
    }

    /** The type of this name; null if there is none. */
    public static @Nullable AuthType named(String tag) {
        for (AuthType type : values()) {
            if (type.tag.equals(tag)) {
                return type;
            }
        }
        return null;
    }

    /** Its name as an {@code auth_type}. */
    public String tag() {
        return tag;
    }

    /** The attributes it cannot do without, beside the host. */
    public List<Attribute> needs() {
        return switch (this) {
            case PAT -> List.of(Attribute.TOKEN);
            case BASIC -> List.of(Attribute.USERNAME, Attribute.PASSWORD);
            case OAUTH_M2M -> List.of(Attribute.CLIENT_ID, Attribute.CLIENT_SECRET);
            case METADATA_SERVICE -> List.of(Attribute.METADATA_SERVICE_URL);
            case GITHUB_OIDC ->
                    List.of(
                            Attribute.ACTIONS_ID_TOKEN_REQUEST_URL,
                            Attribute.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
            case FILE_OIDC -> List.of(Attribute.OIDC_TOKEN_FILEPATH);
            case GITHUB_OIDC_AZURE ->
                    List.of(
                            Attribute.AZURE_CLIENT_ID,
                            Attribute.AZURE_TENANT_ID,
                            Attribute.ACTIONS_ID_TOKEN_REQUEST_URL,
                            Attribute.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
            case AZURE_MSI -> List.of(Attribute.AZURE_USE_MSI);
            case AZURE_CLIENT_SECRET ->
                    List.of(
                            Attribute.AZURE_CLIENT_ID,
                            Attribute.AZURE_CLIENT_SECRET,
                            Attribute.AZURE_TENANT_ID);
            case GOOGLE_CREDENTIALS -> List.of(Attribute.GOOGLE_CREDENTIALS);
            case GOOGLE_ID -> List.of(Attribute.GOOGLE_SERVICE_ACCOUNT);
            case DATABRICKS_CLI, AZURE_DEVOPS_OIDC, ENV_OIDC, AZURE_CLI -> List.of();
        };
    }

    /** The variables of the shell it cannot do without. */
    public List<String> variables(Attributes attributes) {
        return switch (this) {
            case AZURE_DEVOPS_OIDC -> AZURE_DEVOPS;
            case ENV_OIDC -> List.of(oidcTokenVariable(attributes));
            default -> List.of();
        };
    }

    /** The variable in which env-oidc looks for its ID token. */
    static String oidcTokenVariable(Attributes attributes) {
        String named = attributes.get(Attribute.OIDC_TOKEN_ENV);
        return named == null ? OIDC_TOKEN : named;
    }

    /** The only cloud it is for; null if it is for all. */
    public @Nullable String cloud() {
        return switch (this) {
            case GITHUB_OIDC_AZURE, AZURE_MSI, AZURE_CLIENT_SECRET, AZURE_CLI -> Cloud.AZURE;
            case GOOGLE_CREDENTIALS, GOOGLE_ID -> Cloud.GCP;
            default -> null;
        };
    }

    /**
     * Whether it is used for what surrounds a run, such as a CI job or another command's login, and
     * not because the login's own settings ask for it.
     */
    public boolean isOfTheSurroundings() {
        return switch (this) {
            case DATABRICKS_CLI, GITHUB_OIDC, AZURE_DEVOPS_OIDC, GITHUB_OIDC_AZURE, AZURE_CLI ->
                    true;
            default -> false;
        };
    }
}
