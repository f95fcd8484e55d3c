package dev.lakefront.credentials.setting;

import org.jspecify.annotations.Nullable;

/**
 * A setting of Databricks unified authentication: its key in a profile and its environment
 * variable. The list and its order are those of databricks-sdk-go 0.175 (config/config.go), so that
 * what an app's SDK would read is exactly what we strip and write back.
 */
public enum Attribute {
    HOST("host", "DATABRICKS_HOST"),
    CLUSTER_ID("cluster_id", "DATABRICKS_CLUSTER_ID"),
    WAREHOUSE_ID("warehouse_id", "DATABRICKS_WAREHOUSE_ID"),
    SERVERLESS_COMPUTE_ID("serverless_compute_id", "DATABRICKS_SERVERLESS_COMPUTE_ID"),
    METADATA_SERVICE_URL(
            "metadata_service_url", "DATABRICKS_METADATA_SERVICE_URL", AuthFamily.METADATA_SERVICE),
    ACCOUNT_ID("account_id", "DATABRICKS_ACCOUNT_ID", null, Trait.STEERING),
    WORKSPACE_ID("workspace_id", "DATABRICKS_WORKSPACE_ID", null, Trait.STEERING),
    TOKEN("token", "DATABRICKS_TOKEN", AuthFamily.PAT),
    USERNAME("username", "DATABRICKS_USERNAME", AuthFamily.BASIC),
    PASSWORD("password", "DATABRICKS_PASSWORD", AuthFamily.BASIC),
    PROFILE("profile", "DATABRICKS_CONFIG_PROFILE"),
    CONFIG_FILE("config_file", "DATABRICKS_CONFIG_FILE"),
    OAUTH_CALLBACK_PORT(
            "oauth_callback_port", "DATABRICKS_OAUTH_CALLBACK_PORT", null, Trait.NUMBER),
    GOOGLE_SERVICE_ACCOUNT(
            "google_service_account", "DATABRICKS_GOOGLE_SERVICE_ACCOUNT", AuthFamily.GOOGLE),
    GOOGLE_CREDENTIALS("google_credentials", "GOOGLE_CREDENTIALS", AuthFamily.GOOGLE),
    AZURE_RESOURCE_ID(
            "azure_workspace_resource_id", "DATABRICKS_AZURE_RESOURCE_ID", AuthFamily.AZURE),
    AZURE_USE_MSI("azure_use_msi", "ARM_USE_MSI", AuthFamily.AZURE, Trait.SWITCH),
    AZURE_CLIENT_SECRET("azure_client_secret", "ARM_CLIENT_SECRET", AuthFamily.AZURE),
    AZURE_CLIENT_ID("azure_client_id", "ARM_CLIENT_ID", AuthFamily.AZURE),
    AZURE_TENANT_ID("azure_tenant_id", "ARM_TENANT_ID", AuthFamily.AZURE),
    ACTIONS_ID_TOKEN_REQUEST_URL("actions_id_token_request_url", "ACTIONS_ID_TOKEN_REQUEST_URL"),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN(
            "actions_id_token_request_token", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
    AZURE_ENVIRONMENT("azure_environment", "ARM_ENVIRONMENT"),
    AZURE_LOGIN_APP_ID("azure_login_app_id", "DATABRICKS_AZURE_LOGIN_APP_ID", AuthFamily.AZURE),
    CLIENT_ID("client_id", "DATABRICKS_CLIENT_ID", AuthFamily.OAUTH),
    CLIENT_SECRET("client_secret", "DATABRICKS_CLIENT_SECRET", AuthFamily.OAUTH),
    DISABLE_OAUTH_REFRESH_TOKEN(
            "disable_oauth_refresh_token",
            "DATABRICKS_DISABLE_OAUTH_REFRESH_TOKEN",
            null,
            Trait.SWITCH),
    DATABRICKS_CLI_PATH("databricks_cli_path", "DATABRICKS_CLI_PATH"),
    AUTH_TYPE("auth_type", "DATABRICKS_AUTH_TYPE", null, Trait.STEERING),
    OIDC_TOKEN_FILEPATH(
            "databricks_id_token_filepath", "DATABRICKS_OIDC_TOKEN_FILEPATH", AuthFamily.FILE_OIDC),
    OIDC_TOKEN_ENV("oidc_token_env", "DATABRICKS_OIDC_TOKEN_ENV", AuthFamily.ENV_OIDC),
    DEBUG_TRUNCATE_BYTES(
            "debug_truncate_bytes", "DATABRICKS_DEBUG_TRUNCATE_BYTES", null, Trait.NUMBER),
    DEBUG_HEADERS("debug_headers", "DATABRICKS_DEBUG_HEADERS", null, Trait.SWITCH),
    RATE_LIMIT("rate_limit", "DATABRICKS_RATE_LIMIT", null, Trait.NUMBER),
    TOKEN_AUDIENCE("audience", "DATABRICKS_TOKEN_AUDIENCE", null, Trait.STEERING),
    DISCOVERY_URL("discovery_url", "DATABRICKS_DISCOVERY_URL", null, Trait.STEERING),
    CLOUD("cloud", "DATABRICKS_CLOUD", null, Trait.STEERING);

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final String ZERO = "0";

    private enum Trait {
        PLAIN,
        /** Says where requests go or which method is used: with a profile named, only it may. */
        STEERING,
        /** A boolean; false is the same as unset. */
        SWITCH,
        /** A whole number; zero is the same as unset. */
        NUMBER
    }

    private final String key;
    private final String variable;
    private final @Nullable AuthFamily family;
    private final Trait trait;

    Attribute(String key, String variable) {
        this(key, variable, null, Trait.PLAIN);
    }

    Attribute(String key, String variable, AuthFamily family) {
        this(key, variable, family, Trait.PLAIN);
    }

    Attribute(String key, String variable, @Nullable AuthFamily family, Trait trait) {
        this.key = key;
        this.variable = variable;
        this.family = family;
        this.trait = trait;
    }

    /** The key in a profile of the config file. */
    public String key() {
        return key;
    }

    /** The environment variable. */
    public String variable() {
        return variable;
    }

    /** The way of authorization it belongs to; null if to none. */
    public @Nullable AuthFamily family() {
        return family;
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return switch (this) {
            case TOKEN,
                    PASSWORD,
                    GOOGLE_CREDENTIALS,
                    AZURE_CLIENT_SECRET,
                    ACTIONS_ID_TOKEN_REQUEST_TOKEN,
                    CLIENT_SECRET ->
                    true;
            default -> false;
        };
    }

    public boolean isSteering() {
        return trait == Trait.STEERING;
    }

    /**
     * Whether this text sets the attribute, as against leaving it at its default. One that it
     * cannot {@link #read} does: it must not go unnoticed.
     */
    public boolean isSetBy(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        return switch (trait) {
            case PLAIN, STEERING -> true;
            case SWITCH -> !FALSE.equals(read(text));
            case NUMBER -> !ZERO.equals(read(text));
        };
    }

    /**
     * What the text means, in the one way that the SDK writes it to an app: {@code true} for {@code
     * 1}. Null if it means nothing to the attribute.
     */
    public @Nullable String read(String text) {
        return switch (trait) {
            case PLAIN, STEERING -> text;
            case SWITCH -> readBoolean(text);
            case NUMBER -> readNumber(text);
        };
    }

    /** What a text must be, for messages. */
    public String expected() {
        return switch (trait) {
            case PLAIN, STEERING -> "text";
            case SWITCH -> "true or false";
            case NUMBER -> "a whole number";
        };
    }

    /** As Go's strconv.ParseBool. */
    private static @Nullable String readBoolean(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> TRUE;
            case "0", "f", "F", "false", "FALSE", "False" -> FALSE;
            default -> null;
        };
    }

    private static @Nullable String readNumber(String text) {
        try {
            return Long.toString(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
