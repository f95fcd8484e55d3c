package dev.lakefront.credentials.method;

import dev.lakefront.identity.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Who the login stands for, and in which workspace.
 *
 * @param workspaceId null if the workspace did not say
 */
public record Me(Identity identity, @Nullable String workspaceId) {}
