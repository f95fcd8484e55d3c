package dev.lakefront.run.login;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.util.Map;

/** A login to an offline workspace. */
public final class OfflineLogin {
    private OfflineLogin() {}

    /** What leads to the login that these credentials of the workspace are. */
    public static LoginRequest request(
            Surroundings around, OfflineWorkspace workspace, ClientCredentials credentials) {
        Map<String, String> environment =
                Map.of(
                        "DATABRICKS_HOST", workspace.host(),
                        "DATABRICKS_WORKSPACE_ID", workspace.workspaceId(),
                        "DATABRICKS_CLIENT_ID", credentials.clientId(),
                        "DATABRICKS_CLIENT_SECRET", credentials.clientSecret().reveal());
        return new LoginRequest(environment, null, around.home(), around.version());
    }
}
