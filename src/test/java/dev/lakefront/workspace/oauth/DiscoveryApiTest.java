package dev.lakefront.workspace.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryApiTest {
    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system());
    private final HttpCaller http = new HttpCaller(workspace.host());

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void hostMetadataLeadsToTheTokenEndpoint() throws Exception {
        assertThat(http.get("/.well-known/databricks-config").json())
                .containsEntry("oidc_endpoint", workspace.host() + "/oidc")
                .containsEntry("workspace_id", workspace.workspaceId())
                .containsEntry("host_type", "workspace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-authorization-server", "openid-configuration"})
    void oauthMetadataNamesWhatIsServed(String document) throws Exception {
        assertThat(http.get("/oidc/.well-known/" + document).json())
                .containsEntry("issuer", workspace.host() + "/oidc")
                .containsEntry("token_endpoint", workspace.host() + "/oidc/v1/token")
                .containsEntry("jwks_uri", workspace.host() + "/oidc/jwks.json")
                .containsEntry(
                        "grant_types_supported",
                        List.of(
                                "client_credentials",
                                "authorization_code",
                                "refresh_token",
                                "urn:ietf:params:oauth:grant-type:token-exchange"))
                .containsEntry("authorization_endpoint", workspace.host() + "/oidc/v1/authorize")
                .containsEntry("revocation_endpoint", workspace.host() + "/oidc/v1/revoke")
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("authorization_response_iss_parameter_supported", true)
                .containsEntry(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "none"));
    }

    @Test
    void thePublishedKeyHasNoPrivatePart() throws Exception {
        assertThat(http.get("/oidc/jwks.json").json())
                .extractingByKey("keys")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
    }

    @Test
    void theWorkspaceIdIsANumberForSdksThatParseIt() {
        assertThat(Long.parseLong(workspace.workspaceId())).isPositive();
    }
}
