package dev.lakefront.credentials.method;

import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.identity.TokenFetcher;
import org.jspecify.annotations.Nullable;

/** What a login has to show: OAuth tokens, or something fixed. */
public sealed interface Credential {

    /**
     * A login that mints OAuth tokens.
     *
     * @param companions what the workspace has to see beside the token; null if nothing
     */
    record OAuth(TokenFetcher fetcher, @Nullable CompanionFields companions) implements Credential {
        public OAuth(TokenFetcher fetcher) {
            this(fetcher, null);
        }
    }

    /**
     * A login without OAuth tokens: a personal access token, a user name and password. It
     * authorizes requests to the workspace, and there is nothing to pass on to an app.
     */
    record Fixed(String authType, Authorization authorization) implements Credential {
        /** The reason for the missing token, in the words of the Databricks CLI. */
        public String whyNoToken() {
            return "OAuth Token not supported for current auth type " + authType;
        }
    }
}
