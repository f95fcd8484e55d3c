package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cloud that a workspace runs on, as databricks-sdk-go writes it (common/environment). */
public final class Cloud {
    static final String AWS = "AWS";
    static final String AZURE = "Azure";
    static final String GCP = "GCP";

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

    /** The cloud of a login's workspace; null if neither the login nor its host's name tells. */
    public static @Nullable String of(Attributes attributes) {
        if (attributes.has(Attribute.AZURE_RESOURCE_ID)) {
            return AZURE;
        }
        String named = attributes.get(Attribute.CLOUD);
        if (named != null) {
            return named(named);
        }
        String host = attributes.get(Attribute.HOST);
        return host == null ? null : knownOfHost(host);
    }

    /** As far as the end of the host tells; AWS where it does not. */
    static String ofHost(String host) {
        String known = knownOfHost(host);
        return known == null ? AWS : known;
    }

    private static @Nullable String knownOfHost(String host) {
        if (host.endsWith(".azuredatabricks.net")
                || host.endsWith(".databricks.azure.us")
                || host.endsWith(".databricks.azure.cn")) {
            return AZURE;
        }
        if (host.endsWith(".gcp.databricks.com")) {
            return GCP;
        }
        boolean aws =
                host.endsWith(".cloud.databricks.com")
                        || host.endsWith(".cloud.databricks.us")
                        || host.endsWith(".dev.databricks.com");
        return aws ? AWS : null;
    }
}
