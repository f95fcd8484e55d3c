package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app finds in its environment: the platform's variables, a login, the user's own. */
@Timeout(60)
class EnvironmentContractTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void isThePlatformsAndTheLoginsAndTheShellsAndNothingElse() {
        Map<String, String> expected = new LinkedHashMap<>(sandbox.shell());
        expected.putAll(platform());
        expected.putAll(login());
        sandbox.export("COLORTERM", "truecolor");
        expected.put("COLORTERM", "truecolor");
        Map<String, String> environment = environmentOf(sandbox.withCommand("env").run());
        assertThat(environment.remove("LAKEFRONT_RUN")).isNotBlank();
        assertThat(environment.remove("PWD")).isEqualTo(sandbox.app().toString());
        assertThat(environment).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void thePlatformsVariablesWinOverTheShells() {
        platform().keySet().forEach(name -> sandbox.export(name, "of the shell"));
        sandbox.loggedIn().export("DATABRICKS_WORKSPACE_ID", StandInWorkspace.WORKSPACE_ID);
        assertThat(environmentOf(sandbox.withCommand("env").run()))
                .containsAllEntriesOf(platform());
    }

    @Test
    void theSpecWinsOverThePlatformAndTheFlagOverTheSpec() {
        sandbox.file(
                "app.yaml",
                """
                command: [env]
                env:
                  - {name: DATABRICKS_APP_NAME, value: of the spec}
                  - {name: PORT, value: 1}
                  - {name: SHELL_ONLY, value: of the spec}
                  - {name: MODE, value: of the spec}
                """);
        sandbox.export("SHELL_ONLY", "of the shell").export("MODE", "of the shell");
        LakefrontCommand run =
                sandbox.run("--env", "MODE=of the flag,LIST=a,b", "--env", "UVICORN_PORT=2");
        assertThat(environmentOf(run))
                .contains(
                        entry("DATABRICKS_APP_NAME", "of the spec"),
                        entry("PORT", "1"),
                        entry("SHELL_ONLY", "of the spec"),
                        entry("MODE", "of the flag"),
                        entry("LIST", "a,b"),
                        entry("UVICORN_PORT", "2"));
    }

    @Test
    void aProfilesLoginReplacesTheShells() {
        sandbox.file(
                "../home/.databrickscfg",
                """
                [my profile]
                host = %s
                client_id = %s
                client_secret = %s
                """
                        .formatted(
                                sandbox.workspace().url(),
                                StandInWorkspace.CLIENT_ID,
                                StandInWorkspace.CLIENT_SECRET));
        sandbox.export("DATABRICKS_HOST", "https://elsewhere.example")
                .export("DATABRICKS_CLIENT_ID", "another")
                .export("DATABRICKS_CLIENT_SECRET", "another")
                .export("DATABRICKS_CLOUD", "GCP")
                .export("DATABRICKS_ACCOUNT_ID", "another")
                .export("DATABRICKS_OIDC_TOKEN", "is no login of the SDKs");
        LakefrontCommand run = sandbox.withCommand("env").run("--profile", "my profile");
        assertThat(environmentOf(run))
                .containsAllEntriesOf(login())
                .contains(
                        entry("DATABRICKS_CONFIG_PROFILE", "my profile"),
                        entry("DATABRICKS_OIDC_TOKEN", "is no login of the SDKs"));
    }

    @Test
    void aPersonalAccessTokenReachesTheAppAsTheLoginThatItIs() {
        sandbox.workspace().describeNothing();
        sandbox.loggedOut()
                .export("DATABRICKS_HOST", sandbox.workspace().url())
                .export("DATABRICKS_TOKEN", StandInWorkspace.PERSONAL_ACCESS_TOKEN);
        assertThat(environmentOf(sandbox.withCommand("env").run()))
                .contains(
                        entry("DATABRICKS_TOKEN", StandInWorkspace.PERSONAL_ACCESS_TOKEN),
                        entry("DATABRICKS_AUTH_TYPE", "pat"),
                        entry("DATABRICKS_WORKSPACE_ID", StandInWorkspace.WORKSPACE_ID))
                .doesNotContainKeys("DATABRICKS_CONFIG_PROFILE", "DATABRICKS_DISCOVERY_URL");
    }

    @Test
    void whatNothingResolvesIsAnErrorForEachAndNothingStarts() {
        sandbox.file("other.yml", withResources());
        LakefrontCommand run = sandbox.run("--entry-point", "other.yml");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).contains(unresolved("WAREHOUSE"), unresolved("SECRET"));
        assertThat(run.output()).isEmpty();
    }

    @Test
    void theShellAndTheFlagResolveWhatTheSpecTakesFromAResource() {
        sandbox.file("app.yaml", withResources());
        sandbox.export("WAREHOUSE", "w-1");
        assertThat(environmentOf(sandbox.run("--env", "SECRET=s-1")))
                .contains(entry("WAREHOUSE", "w-1"), entry("SECRET", "s-1"));
    }

    private static String withResources() {
        return """
        command: [env]
        env:
          - {name: WAREHOUSE, valueFrom: sql-warehouse}
          - {name: SECRET, valueFrom: secret}
        """;
    }

    private static String unresolved(String name) {
        return "Error: "
                + name
                + " defined in other.yml with valueFrom property and can't be resolved locally."
                + " Please set "
                + name
                + " environment variable in your terminal or using --env flag";
    }

    private Map<String, String> platform() {
        String port = Sandbox.text(sandbox.appPort());
        return Map.ofEntries(
                entry("PYTHONUNBUFFERED", "1"),
                entry("DATABRICKS_APP_NAME", "app"),
                entry("DATABRICKS_APP_URL", "http://127.0.0.1:" + port),
                entry("DATABRICKS_WORKSPACE_ID", StandInWorkspace.WORKSPACE_ID),
                entry("DATABRICKS_HOST", sandbox.workspace().url()),
                entry("DATABRICKS_APP_PORT", port),
                entry("GRADIO_SERVER_NAME", "127.0.0.1"),
                entry("GRADIO_SERVER_PORT", port),
                entry("GRADIO_ANALYTICS_ENABLED", "false"),
                entry("STREAMLIT_SERVER_PORT", port),
                entry("STREAMLIT_SERVER_ADDRESS", "127.0.0.1"),
                entry("STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false"),
                entry("STREAMLIT_SERVER_ENABLE_CORS", "false"),
                entry("STREAMLIT_SERVER_HEADLESS", "true"),
                entry("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false"),
                entry("UVICORN_PORT", port),
                entry("UVICORN_HOST", "127.0.0.1"),
                entry("PORT", port),
                entry("FLASK_RUN_PORT", port),
                entry("FLASK_RUN_HOST", "127.0.0.1"));
    }

    private Map<String, String> login() {
        String url = sandbox.workspace().url();
        return Map.of(
                "DATABRICKS_HOST",
                url,
                "DATABRICKS_CLIENT_ID",
                StandInWorkspace.CLIENT_ID,
                "DATABRICKS_CLIENT_SECRET",
                StandInWorkspace.CLIENT_SECRET,
                "DATABRICKS_AUTH_TYPE",
                "oauth-m2m",
                "DATABRICKS_ACCOUNT_ID",
                StandInWorkspace.ACCOUNT_ID,
                "DATABRICKS_WORKSPACE_ID",
                StandInWorkspace.WORKSPACE_ID,
                "DATABRICKS_CLOUD",
                "AWS",
                "DATABRICKS_DISCOVERY_URL",
                url + "/oidc/.well-known/oauth-authorization-server");
    }

    /** What {@code env} as the app has printed. */
    private static Map<String, String> environmentOf(LakefrontCommand run) {
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        var environment = new LinkedHashMap<String, String>();
        for (String line : run.output()) {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return environment;
    }
}
