package dev.lakefront.credentials;

import java.util.Locale;

/** The cloud that a workspace runs on, as databricks-sdk-go writes it (common/environment). */
final class Cloud {
    private static final String AWS = "AWS";
    private static final String AZURE = "Azure";
    private static final String GCP = "GCP";

    private Cloud() {}

    /** The name as it is written; one that is not known is kept. */
    static String named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "AWS" -> AWS;
            case "AZURE" -> AZURE;
            case "GCP" -> GCP;
            default -> name;
        };
    }

    /** As far as the end of the host tells; AWS where it does not. */
    static String ofHost(String host) {
        if (host.endsWith(".azuredatabricks.net")
                || host.endsWith(".databricks.azure.us")
                || host.endsWith(".databricks.azure.cn")) {
            return AZURE;
        }
        return host.endsWith(".gcp.databricks.com") ? GCP : AWS;
    }
}
