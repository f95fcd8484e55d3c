package dev.lakefront.workspace.http;

/**
 * Where the workspace is and which one it is.
 *
 * @param host scheme, address and port, without a slash at the end
 * @param workspaceId the number in {@code X-Databricks-Org-Id}
 */
public record WorkspaceAddress(String host, String workspaceId) {
    public String issuer() {
        return host + "/oidc";
    }
}
