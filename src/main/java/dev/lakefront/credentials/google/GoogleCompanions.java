package dev.lakefront.credentials.google;

import dev.lakefront.credentials.method.CompanionFields;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.util.List;
import java.util.Map;

/**
 * Shows a workspace that the bearer may use the cloud's resources: a Google access token beside the
 * ID token. One that cannot be had is left out, as the CLI does.
 */
record GoogleCompanions(Source source) implements CompanionFields {
    static final List<String> SCOPES =
            List.of(
                    "https://www.googleapis.com/auth/cloud-platform",
                    "https://www.googleapis.com/auth/compute");

    private static final String ACCESS_TOKEN = "X-Databricks-GCP-SA-Access-Token";

    /** Where Google access tokens come from. */
    @FunctionalInterface
    interface Source {
        /**
         * A token with {@link #SCOPES}.
         *
         * @throws TokenFailure if there is none
         */
        Secret token(Deadline deadline) throws TokenFailure;
    }

    @Override
    public Map<String, Secret> fetch(Deadline deadline) {
        try {
            return Map.of(ACCESS_TOKEN, source.token(deadline));
        } catch (TokenFailure _) {
            return Map.of();
        }
    }
}
