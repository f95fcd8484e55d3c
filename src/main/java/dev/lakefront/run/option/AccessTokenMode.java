package dev.lakefront.run.option;

/** What the app gets as {@code X-Forwarded-Access-Token}. */
public enum AccessTokenMode {
    /** The developer's OAuth token; a login without any sends none, and says so once. */
    AUTO,
    /** The developer's OAuth token, or the run does not start. */
    REQUIRED,
    /** The developer's personal access token, which no scopes limit. */
    PAT,
    /** No token; the identity stays. */
    OFF
}
