package dev.lakefront.credentials;

import org.jspecify.annotations.Nullable;

/**
 * What a workspace says about itself at {@code /.well-known/databricks-config}. It fills what the
 * login leaves open and overrides nothing.
 */
public record HostMetadata(
        @Nullable String accountId,
        @Nullable String workspaceId,
        @Nullable String cloud,
        @Nullable String oidcEndpoint,
        @Nullable String tokenAudience) {
    /** What is known of a workspace that did not say. */
    public static final HostMetadata UNKNOWN = new HostMetadata(null, null, null, null, null);

    static HostMetadata of(Json json) {
        return new HostMetadata(
                json.at("/account_id"),
                json.at("/workspace_id"),
                json.at("/cloud"),
                json.at("/oidc_endpoint"),
                json.at("/token_federation_default_oidc_audiences/0"));
    }

    /** Where the authorization server describes itself (RFC 8414); null if that is not known. */
    @Nullable String discoveryUrl() {
        if (oidcEndpoint == null) {
            return null;
        }
        String account = accountId == null ? "" : accountId;
        return oidcEndpoint.replace("{account_id}", account)
                + "/.well-known/oauth-authorization-server";
    }
}
