package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.method.CompanionFields;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.util.Map;

/**
 * Shows a workspace that the bearer may manage the resource that it is on Azure: this lets in who
 * is not a user of it yet.
 */
record AzureCompanions(LoginContext login, AzureEnvironment environment, AzureTokens tokens)
        implements CompanionFields {
    private static final String MANAGEMENT = "X-Databricks-Azure-SP-Management-Token";
    private static final String RESOURCE = "X-Databricks-Azure-Workspace-Resource-Id";

    @Override
    public Map<String, Secret> fetch(Deadline deadline) throws TokenFailure {
        Secret management = tokens.token(environment.management(), deadline).value();
        String resource = login.attributes().get(Attribute.AZURE_RESOURCE_ID);
        return resource == null
                ? Map.of(MANAGEMENT, management)
                : Map.of(MANAGEMENT, management, RESOURCE, new Secret(resource));
    }
}
