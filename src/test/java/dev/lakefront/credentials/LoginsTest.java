package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.transport.Authorization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginsTest {
    private static final String PROFILES =
            """
            [__settings__]
            default_profile = settled

            [DEFAULT]
            host = https://default.test
            token = t-default

            [settled]
            host = https://settled.test
            token = t-settled

            [dev]
            host = https://dev.test
            token = t-dev
            workspace_id = 11
            """;

    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell = new LoginFixture(home);
    }

    private static String token(Login login) {
        return login.attributes().require(Attribute.TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // flag, variable, host variable -> profile, host
                "dev,  other, https://env.test, dev,     https://dev.test",
                "dev,  NIL,   NIL,              dev,     https://dev.test",
                "NIL,  dev,   NIL,              dev,     https://dev.test",
                "NIL,  dev,   https://env.test, dev,     https://env.test",
                "NIL,  NIL,   NIL,              settled, https://settled.test",
                "'',   '',    '',               settled, https://settled.test",
            },
            nullValues = "NIL")
    void theFirstToNameAProfileWins(
            String flag, String variable, String host, String profile, String usedHost)
            throws IOException {
        shell.config(PROFILES);
        if (flag != null) {
            shell.profile(flag);
        }
        if (variable != null) {
            shell.set("DATABRICKS_CONFIG_PROFILE", variable);
        }
        if (host != null) {
            shell.set("DATABRICKS_HOST", host);
        }

        Login login = shell.resolve();

        assertThat(login.profile()).isEqualTo(profile);
        assertThat(login.host()).isEqualTo(usedHost);
        assertThat(login.authType()).isEqualTo("pat");
    }

    @Test
    void aHostInTheShellPinsNoDefaultProfile() throws IOException {
        Login login =
                shell.config(PROFILES)
                        .set("DATABRICKS_HOST", "https://env.test")
                        .set("DATABRICKS_TOKEN", "t-env")
                        .resolve();

        assertThat(login.profile()).isNull();
        assertThat(token(login)).isEqualTo("t-env");
    }

    @Test
    void aBrokenConfigFileDoesNotMatterToALoginThatNeedsNone() throws IOException {
        Login login =
                shell.config("[broken")
                        .set("DATABRICKS_HOST", "https://env.test")
                        .set("DATABRICKS_TOKEN", "t-env")
                        .resolve();

        assertThat(login.host()).isEqualTo("https://env.test");
    }

    @Test
    void theSectionDefaultIsTheDefaultProfileOnlyWithAHost() throws IOException {
        assertThat(shell.config("[DEFAULT]\nhost = https://d.test\ntoken = t").resolve().profile())
                .isEqualTo("DEFAULT");
    }

    @Test
    void aMissingFileIsNoMistakeWhenTheShellSaysEverything() {
        Login login =
                shell.profile("dev")
                        .set("DATABRICKS_HOST", "https://env.test")
                        .set("DATABRICKS_TOKEN", "t-env")
                        .resolve();

        assertThat(login.profile()).isEqualTo("dev");
        assertThat(login.host()).isEqualTo("https://env.test");
    }

    @Test
    void theConfigFileMayStandElsewhere() throws IOException {
        Files.writeString(home.resolve("other.cfg"), "[p]\nhost = https://p.test\ntoken = t\n");

        Login login = shell.set("DATABRICKS_CONFIG_FILE", "~/other.cfg").profile("p").resolve();

        assertThat(login.host()).isEqualTo("https://p.test");
    }

    @Nested
    class Precedence {
        @Test
        void aProfileNamedByTheFlagBeatsTheShell() throws IOException {
            Login login =
                    shell.config(PROFILES)
                            .profile("dev")
                            .set("DATABRICKS_TOKEN", "t-env")
                            .set("DATABRICKS_AUTH_TYPE", "basic")
                            .set("DATABRICKS_WORKSPACE_ID", "99")
                            .set("DATABRICKS_CLUSTER_ID", "c-env")
                            .resolve();

            assertThat(token(login)).isEqualTo("t-dev");
            assertThat(login.authType()).isEqualTo("pat");
            assertThat(login.workspaceId()).isEqualTo("11");
            assertThat(login.attributes().get(Attribute.CLUSTER_ID)).isEqualTo("c-env");
        }

        @Test
        void theShellFillsWhatTheFlagsProfileLeavesOpen() throws IOException {
            Login login =
                    shell.config("[half]\ntoken = t-half\n")
                            .profile("half")
                            .set("DATABRICKS_HOST", "https://env.test")
                            .resolve();

            assertThat(login.host()).isEqualTo("https://env.test");
            assertThat(token(login)).isEqualTo("t-half");
        }

        @Test
        void theShellBeatsAProfileNamedByTheShell() throws IOException {
            Login login =
                    shell.config(PROFILES)
                            .set("DATABRICKS_CONFIG_PROFILE", "dev")
                            .set("DATABRICKS_TOKEN", "t-env")
                            .resolve();

            assertThat(token(login)).isEqualTo("t-env");
            assertThat(login.host()).isEqualTo("https://dev.test");
        }

        @Test
        void theShellBeatsTheDefaultProfile() throws IOException {
            assertThat(token(shell.config(PROFILES).set("DATABRICKS_TOKEN", "t-env").resolve()))
                    .isEqualTo("t-env");
        }
    }

    @Nested
    class Method {
        @ParameterizedTest
        @CsvSource({
            "token=t,                           pat",
            "username=u;password=p,             basic",
            "client_id=i;client_secret=s,       oauth-m2m",
            "cluster_id=c,                      databricks-cli",
            "token=t;client_id=i;client_secret=s;auth_type=oauth-m2m, oauth-m2m",
            "token=t;auth_type=databricks-cli,  databricks-cli",
            "azure_use_msi=false,               databricks-cli",
            "azure_tenant_id=shared-by-tools,   databricks-cli",
        })
        void followsFromWhatIsSet(String keys, String authType) throws IOException {
            Login login =
                    shell.cli("exit 1\n")
                            .config("[p]\nhost = https://p.test\n" + keys.replace(';', '\n'))
                            .profile("p")
                            .resolve();

            assertThat(login.authType()).isEqualTo(authType);
        }

        @Test
        void aTokenOrAPasswordMintsNoOauthToken() {
            shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_TOKEN", "t");

            assertThat(shell.resolve().credential())
                    .isInstanceOfSatisfying(
                            Credential.Fixed.class,
                            fixed ->
                                    assertThat(fixed.whyNoToken())
                                            .isEqualTo(
                                                    "OAuth Token not supported for current auth"
                                                            + " type pat"));
        }

        @Test
        void aClientIdAndSecretDo() {
            shell.set("DATABRICKS_HOST", "https://env.test")
                    .set("DATABRICKS_CLIENT_ID", "i")
                    .set("DATABRICKS_CLIENT_SECRET", "s");

            assertThat(shell.resolve().credential()).isInstanceOf(Credential.OAuth.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "adb-1.azuredatabricks.net,             https://adb-1.azuredatabricks.net, NIL",
                "https://a.test/,                       https://a.test,                    NIL",
                "https://a.test/?o=777,                 https://a.test,                    777",
                "https://a.test/?x=1&w=778#frag,        https://a.test,                    778",
                "https://a.test:8443/p?workspace_id=9,  https://a.test:8443,               9",
                "http://127.0.0.1:5000/,                http://127.0.0.1:5000,             NIL",
                "http://127.9.9.9,                      http://127.9.9.9,                  NIL",
                "http://localhost:1,                    http://localhost:1,                NIL",
                "http://[::1]:2,                        http://[::1]:2,                    NIL",
            },
            nullValues = "NIL")
    void hostsAreTakenAsPeoplePasteThem(String pasted, String host, String workspaceId) {
        Login login = shell.set("DATABRICKS_HOST", pasted).set("DATABRICKS_TOKEN", "t").resolve();

        assertThat(login.host()).isEqualTo(host);
        assertThat(login.workspaceId()).isEqualTo(workspaceId);
    }

    @Test
    void aWorkspaceIdOfItsOwnBeatsTheOneInTheHost() {
        Login login =
                shell.set("DATABRICKS_HOST", "https://a.test/?o=1")
                        .set("DATABRICKS_WORKSPACE_ID", "2")
                        .set("DATABRICKS_TOKEN", "t")
                        .resolve();

        assertThat(login.workspaceId()).isEqualTo("2");
    }

    @Test
    void nothingOfALoginPrintsASecret() {
        shell.set("DATABRICKS_HOST", "https://env.test")
                .set("DATABRICKS_CLIENT_ID", "an-id")
                .set("DATABRICKS_CLIENT_SECRET", "geheim")
                .set("HTTPS_PROXY", "http://u:geheim@proxy.test:3128");
        Login login = shell.resolve();

        assertThat(
                        login
                                + shell.request().toString()
                                + login.attributes()
                                + login.credential()
                                + shell.context()
                                + LoginVariables.of(login, HostMetadata.UNKNOWN)
                                + Authorization.basic("an-id", "geheim"))
                .doesNotContain("geheim");
    }
}
