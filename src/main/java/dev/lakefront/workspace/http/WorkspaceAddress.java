package dev.lakefront.workspace.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the workspace is and which one it is.
 *
 * @param port on 127.0.0.1
 * @param workspaceId the number in {@code X-Databricks-Org-Id}
 * @param knownAs the URL by which others know it; null if that is {@link #host}
 */
public record WorkspaceAddress(int port, String workspaceId, @Nullable String knownAs) {
    /** Scheme, address and port, without a slash at the end. */
    public String host() {
        return "http://127.0.0.1:" + port;
    }

    public String issuer() {
        return url() + "/oidc";
    }

    /** Where clients are told to find it. */
    public URI url() {
        return URI.create(knownAs == null ? host() : knownAs);
    }

    /**
     * Whether a request was meant for us.
     *
     * @param authority its {@code Host}
     */
    public boolean isOurs(@Nullable String authority) {
        return ("127.0.0.1:" + port).equals(authority)
                || ("localhost:" + port).equalsIgnoreCase(authority);
    }

    /** Whether a page of ours sent a request with this {@code Origin}. */
    public boolean isOurOrigin(String origin) {
        return origin.startsWith("http://") && isOurs(origin.substring("http://".length()));
    }
}
