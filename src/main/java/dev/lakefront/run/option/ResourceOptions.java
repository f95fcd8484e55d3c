package dev.lakefront.run.option;

import org.jspecify.annotations.Nullable;

/**
 * What the user asked for about the app's resources.
 *
 * @param app the name of the deployed app; absent: the one that the bundle has
 * @param allowSecrets whether the values of secrets may be read
 * @param refresh whether the workspace must be asked, whatever was kept of its answers
 */
public record ResourceOptions(@Nullable String app, boolean allowSecrets, boolean refresh) {
    /** Everything left to what is found. */
    public static final ResourceOptions NONE = new ResourceOptions(null, false, false);
}
