package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.transport.Form;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an Azure cloud signs in, and what its tokens are for. The addresses are Microsoft's, the
 * application ids Databricks' (databricks-sdk-go, common/environment).
 *
 * @param signIn of Microsoft Entra ID
 * @param management the resource that stands for the management of the cloud
 * @param databricks the resource that stands for workspaces: an application id
 */
record AzureEnvironment(URI signIn, String management, String databricks) {
    private static final String DATABRICKS = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
    private static final String DATABRICKS_STAGING = "4a67d088-db5c-48f1-9ff2-0aace800ae68";
    private static final String DATABRICKS_DEV = "62a912ac-b58e-4c1d-89ea-b2dbfc7358fc";

    /** Of the login's host; where that does not tell, of its {@code azure_environment}. */
    static AzureEnvironment of(Attributes attributes) {
        String host = attributes.require(Attribute.HOST);
        if (host.endsWith(".databricks.azure.us")) {
            return government();
        }
        if (host.endsWith(".databricks.azure.cn")) {
            return china();
        }
        return host.endsWith(".azuredatabricks.net")
                ? commercial(databricks(host))
                : named(attributes.get(Attribute.AZURE_ENVIRONMENT));
    }

    private static String databricks(String host) {
        if (host.endsWith(".dev.azuredatabricks.net")) {
            return DATABRICKS_DEV;
        }
        return host.endsWith(".staging.azuredatabricks.net") ? DATABRICKS_STAGING : DATABRICKS;
    }

    private static AzureEnvironment named(@Nullable String name) {
        return switch (name == null ? "" : name.toUpperCase(Locale.ROOT)) {
            case "USGOVERNMENT" -> government();
            case "CHINA" -> china();
            default -> commercial(DATABRICKS);
        };
    }

    private static AzureEnvironment commercial(String databricks) {
        return new AzureEnvironment(
                URI.create("https://login.microsoftonline.com/"),
                "https://management.core.windows.net/",
                databricks);
    }

    private static AzureEnvironment government() {
        return new AzureEnvironment(
                URI.create("https://login.microsoftonline.us/"),
                "https://management.core.usgovcloudapi.net/",
                DATABRICKS);
    }

    private static AzureEnvironment china() {
        return new AzureEnvironment(
                URI.create("https://login.chinacloudapi.cn/"),
                "https://management.core.chinacloudapi.cn/",
                DATABRICKS);
    }

    /** Where a tenant's tokens are issued. */
    URI tokenEndpoint(String tenant) {
        return signIn.resolve("/" + Form.encoded(tenant) + "/oauth2/token");
    }
}
