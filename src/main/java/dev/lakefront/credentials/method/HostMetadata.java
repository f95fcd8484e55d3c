package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Json;
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

    private static final String ACCOUNT = "{account_id}";

    /**
     * What a host answered.
     *
     * @param host whose words these are; it names the cloud if they do not
     */
    static HostMetadata of(Json json, String host) {
        String cloud = json.at("/cloud");
        return new HostMetadata(
                json.at("/account_id"),
                json.at("/workspace_id"),
                cloud == null ? Cloud.ofHost(host) : Cloud.named(cloud),
                json.at("/oidc_endpoint"),
                json.at("/token_federation_default_oidc_audiences/0"));
    }

    /**
     * Whether it said anything. Not {@code equals(UNKNOWN)}: the bootstrap of a record's is not in
     * the AOT cache, and a start waits for it.
     */
    public boolean isKnown() {
        return accountId != null
                || workspaceId != null
                || cloud != null
                || oidcEndpoint != null
                || tokenAudience != null;
    }

    /**
     * Where the authorization server describes itself (RFC 8414); null if that is not known.
     *
     * @param account the login's account, which the address may need
     */
    public @Nullable String discoveryUrl(@Nullable String account) {
        if (oidcEndpoint == null || (account == null && oidcEndpoint.contains(ACCOUNT))) {
            return null;
        }
        String root = account == null ? oidcEndpoint : oidcEndpoint.replace(ACCOUNT, account);
        return withoutSlashesAtTheEnd(root) + "/.well-known/oauth-authorization-server";
    }

    /**
     * Whom tokens of other identity providers must be meant for; null if that is not known.
     *
     * @param account the login's account, which it is on a host of no workspace in particular
     */
    public @Nullable String audience(@Nullable String account) {
        return tokenAudience == null && workspaceId == null ? account : tokenAudience;
    }

    private static String withoutSlashesAtTheEnd(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }
}
