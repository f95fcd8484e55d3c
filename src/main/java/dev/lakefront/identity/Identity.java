package dev.lakefront.identity;

import org.jspecify.annotations.Nullable;

/**
 * The person, or service principal, that a login stands for, in the words of SCIM (RFC 7643, 4.1).
 *
 * @param id the number by which the workspace knows it; empty if it did not say
 * @param userName the unique name, an e-mail address for people
 * @param displayName the name to show; empty if the workspace has none
 * @param email the first e-mail address, else {@code userName}
 */
public record Identity(String id, String userName, String displayName, String email) {
    /**
     * The same, with the deployed platform's user name, {@code <id>@<workspace id>}; as it is if
     * one of the two is not known.
     */
    public Identity asDeployed(@Nullable String workspaceId) {
        return id.isEmpty() || workspaceId == null
                ? this
                : new Identity(id, id + "@" + workspaceId, displayName, email);
    }
}
