package dev.lakefront.credentials.setting;

/**
 * Attributes that belong to one way of authorization. Two families configured at once are a mistake
 * unless {@code auth_type} chooses between them.
 */
public enum AuthFamily {
    AZURE("azure"),
    BASIC("basic"),
    ENV_OIDC("env-oidc"),
    FILE_OIDC("file-oidc"),
    GOOGLE("google"),
    METADATA_SERVICE("metadata-service"),
    OAUTH("oauth"),
    PAT("pat");

    private final String tag;

    AuthFamily(String tag) {
        this.tag = tag;
    }

    /** The CLI's word for it. */
    public String tag() {
        return tag;
    }
}
