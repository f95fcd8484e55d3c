package dev.lakefront.run.option;

import org.jspecify.annotations.Nullable;

/**
 * Whose login is asked for, and what of it the app gets.
 *
 * @param profile the named profile of the Databricks config file
 * @param target the named target of the bundle
 * @param appIdentity absent: the developer's; offline, the offline workspace's service principal
 * @param appClientId the client id of the app's service principal
 * @param scopes what the developer's tokens are to be good for, as typed; absent: all
 */
public record LoginOptions(
        @Nullable String profile,
        @Nullable String target,
        AccessTokenMode accessToken,
        @Nullable AppIdentity appIdentity,
        @Nullable String appClientId,
        @Nullable String scopes) {
    /** Everything left to what is found. */
    public static final LoginOptions DEFAULT =
            new LoginOptions(null, null, AccessTokenMode.AUTO, null, null, null);

    /** The same of that profile, with which no bundle has to agree. */
    public LoginOptions ofProfile(String other) {
        return new LoginOptions(other, null, accessToken, appIdentity, appClientId, scopes);
    }
}
