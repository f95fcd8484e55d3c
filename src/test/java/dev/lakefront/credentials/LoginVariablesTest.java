package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.method.HostMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginVariablesTest {
    private static final HostMetadata METADATA =
            new HostMetadata("acc", "4242", "AWS", "https://x.test/oidc", "aud");

    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell = new LoginFixture(home);
    }

    private Map<String, String> written(HostMetadata metadata) {
        var written = new LinkedHashMap<String, String>();
        for (LoginVariable variable : LoginVariables.of(shell.resolve(), metadata)) {
            written.put(variable.name(), variable.value());
        }
        return written;
    }

    @Test
    void theShellsVariablesAreTheThirtySevenOfTheSdk() {
        assertThat(LoginVariables.names())
                .hasSize(37)
                .contains(
                        "DATABRICKS_HOST",
                        "DATABRICKS_TOKEN",
                        "DATABRICKS_CONFIG_PROFILE",
                        "DATABRICKS_CLI_PATH",
                        "ARM_CLIENT_SECRET",
                        "GOOGLE_CREDENTIALS",
                        "ACTIONS_ID_TOKEN_REQUEST_TOKEN")
                .doesNotContain("DATABRICKS_OIDC_TOKEN", "DATABRICKS_AUTH_STORAGE");
    }

    @Test
    void theAppGetsEveryAttributeThatIsSet() throws IOException {
        shell.config(
                        """
                        [sp]
                        host = sp.test/?o=11
                        client_id = an-id
                        client_secret = geheim
                        warehouse_id = w
                        """)
                .profile("sp");

        assertThat(written(HostMetadata.UNKNOWN))
                .isEqualTo(
                        Map.of(
                                "DATABRICKS_HOST", "https://sp.test",
                                "DATABRICKS_WORKSPACE_ID", "11",
                                "DATABRICKS_WAREHOUSE_ID", "w",
                                "DATABRICKS_CLIENT_ID", "an-id",
                                "DATABRICKS_CLIENT_SECRET", "geheim",
                                "DATABRICKS_AUTH_TYPE", "oauth-m2m",
                                "DATABRICKS_CONFIG_PROFILE", "sp"));
    }

    @Test
    void booleansAndNumbersAreWrittenInOneWay() throws IOException {
        shell.config(
                        """
                        [p]
                        host = p.test
                        token = t
                        disable_oauth_refresh_token = T
                        debug_truncate_bytes = 0
                        azure_use_msi = F
                        """)
                .set("DATABRICKS_CONFIG_PROFILE", "p")
                .set("DATABRICKS_DEBUG_HEADERS", "1")
                .set("DATABRICKS_RATE_LIMIT", "+007");

        assertThat(written(HostMetadata.UNKNOWN))
                .containsEntry("DATABRICKS_DEBUG_HEADERS", "true")
                .containsEntry("DATABRICKS_DISABLE_OAUTH_REFRESH_TOKEN", "true")
                .containsEntry("DATABRICKS_RATE_LIMIT", "7")
                .doesNotContainKeys("DATABRICKS_DEBUG_TRUNCATE_BYTES", "ARM_USE_MSI");
    }

    @Test
    void theWorkspaceFillsWhatIsOpenAndNothingElse() {
        shell.set("DATABRICKS_HOST", "https://env.test")
                .set("DATABRICKS_TOKEN", "t")
                .set("DATABRICKS_WORKSPACE_ID", "1");

        assertThat(written(METADATA))
                .containsEntry("DATABRICKS_WORKSPACE_ID", "1")
                .containsEntry("DATABRICKS_ACCOUNT_ID", "acc")
                .containsEntry("DATABRICKS_CLOUD", "AWS")
                .containsEntry("DATABRICKS_TOKEN_AUDIENCE", "aud")
                .containsEntry(
                        "DATABRICKS_DISCOVERY_URL",
                        "https://x.test/oidc/.well-known/oauth-authorization-server")
                .doesNotContainKey("DATABRICKS_CONFIG_PROFILE");
    }

    @Test
    void theAccountOfTheLoginCompletesWhatTheWorkspaceSays() {
        shell.set("DATABRICKS_HOST", "https://env.test/?a=mine").set("DATABRICKS_TOKEN", "t");
        var ofAnAccount =
                new HostMetadata(null, null, "AWS", "https://x.test/accounts/{account_id}/", null);

        assertThat(written(ofAnAccount))
                .containsEntry("DATABRICKS_ACCOUNT_ID", "mine")
                .containsEntry("DATABRICKS_TOKEN_AUDIENCE", "mine")
                .containsEntry(
                        "DATABRICKS_DISCOVERY_URL",
                        "https://x.test/accounts/mine/.well-known/oauth-authorization-server");
    }

    @Test
    void anAddressThatLacksItsAccountIsNotWritten() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_TOKEN", "t");
        var ofAnAccount =
                new HostMetadata(null, null, "AWS", "https://x.test/accounts/{account_id}", null);

        assertThat(written(ofAnAccount))
                .doesNotContainKeys("DATABRICKS_DISCOVERY_URL", "DATABRICKS_TOKEN_AUDIENCE");
    }

    @Test
    void noValueIsPrinted() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_TOKEN", "geheim");

        assertThat(LoginVariables.of(shell.resolve(), HostMetadata.UNKNOWN))
                .extracting(LoginVariable::toString)
                .containsExactly("DATABRICKS_HOST", "DATABRICKS_TOKEN", "DATABRICKS_AUTH_TYPE");
    }
}
