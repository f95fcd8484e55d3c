package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An app whose libraries reach a workspace by {@code https} only, unmodified. */
@Timeout(300)
class OfflineHttpsTest {
    private static final String APP_PRINCIPAL = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e002";

    static final String REQUIREMENTS = "databricks-sql-connector~=3.4.0\ndatabricks-sdk~=0.33.0\n";

    /** May be slow, and the machine busy. */
    private static final Duration INSTALLATION = Duration.ofMinutes(4);

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void anAppOfTheTemplatesQueriesThroughTheSqlConnector() throws Exception {
        sqlApp();
        LakefrontCommand run = withUvCache().run("--offline", "--hold", "240s");
        run.awaitLine("The app is ready", INSTALLATION);

        assertThat(run.awaitLine("The app reaches it"))
                .contains("https://offline.lakefront.test")
                .contains("databricks-sql-connector in requirements.txt");
        HttpAnswer answer = sandbox.get("/");
        assertThat(answer.body())
                .isEqualTo(
                        "alice@example.com 30.5\n"
                                + APP_PRINCIPAL
                                + "\nhttps://offline.lakefront.test\n");
    }

    /** The command may be the app's tests: it has the person's login, and the same way. */
    @Test
    void aCommandBesideTheAppReachesItThroughTheConnectorToo() {
        sqlApp().withMirror().file("check.py", Sandbox.resource("sql_check.py"));
        LakefrontCommand run =
                withUvCache()
                        .lakefront(
                                List.of(
                                        "exec",
                                        "--offline",
                                        "--",
                                        "uv",
                                        "run",
                                        "--no-project",
                                        "--quiet",
                                        "-p",
                                        "3.11",
                                        "--with-requirements",
                                        "requirements.txt",
                                        "check.py"));

        assertThat(run.exitStatus(INSTALLATION)).as(run.transcript()).isZero();
        assertThat(run.output())
                .containsExactly("alice@example.com 30.5", "200", "https://offline.lakefront.test");
    }

    @Test
    void explainShowsWhatTheAppIsToldAndWhatThatReplaces() {
        LakefrontCommand explain =
                sqlApp().export("NO_PROXY", "internal.example.com")
                        .lakefront(List.of("explain", "--offline"));

        assertThat(explain.exitStatus()).isZero();
        assertThat(explain.output())
                .anyMatch(line -> line.contains("--offline-https  HTTPS_PROXY=(asked at start)"))
                .anyMatch(line -> line.contains("--offline-https  SSL_CERT_FILE=(asked at start)"))
                .containsSubsequence(
                        "  --offline-https  NO_PROXY=(asked at start)",
                        "                     beats shell: internal.example.com");
    }

    @Test
    void itCanBeLeftOutAndAskedFor() {
        assertThat(explained("--offline", "--offline-https=false")).doesNotContain("HTTPS_PROXY");
        sandbox.file("requirements.txt", "databricks-sdk\n");
        assertThat(explained("--offline")).doesNotContain("HTTPS_PROXY");
        assertThat(explained("--offline", "--offline-https")).contains("HTTPS_PROXY");
    }

    @Test
    void itIsForTheOfflineWorkspaceOnly() {
        LakefrontCommand run = sqlApp().run("--offline-https");

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .anyMatch(
                        line -> line.contains("--offline-https is for the offline workspace only"));
    }

    @Test
    void anExceptionFromProxiesThatKeepsTheAppAwayStartsNothing() {
        LakefrontCommand run = sqlApp().export("NO_PROXY", "*").run("--offline");

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .anyMatch(line -> line.contains("NO_PROXY keeps the app from"))
                .anyMatch(line -> line.contains("--offline-https=false"));
    }

    @Test
    void anOldNodeIsWarnedOf() {
        sandbox.program("node", "#!/bin/sh\necho v20.20.2\n");
        sandbox.file("package.json", "{}");
        sandbox.file("app.yaml", "command: [node]\n");
        LakefrontCommand run = sandbox.run("--offline", "--offline-https");

        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.errors())
                .anyMatch(line -> line.startsWith("Warning: fetch of Node v20.20.2 does not find"));
    }

    private String explained(String... flags) {
        if (!sandbox.has("requirements.txt")) {
            sqlApp();
        }
        List<String> arguments = new ArrayList<>(List.of("explain"));
        arguments.addAll(List.of(flags));
        LakefrontCommand explain = sandbox.lakefront(arguments);
        assertThat(explain.exitStatus()).isZero();
        return String.join("\n", explain.output());
    }

    private Sandbox withUvCache() {
        String uvCache = System.getProperty("user.home") + "/.cache/uv";
        return sandbox.export(
                "UV_CACHE_DIR", System.getenv().getOrDefault("UV_CACHE_DIR", uvCache));
    }

    private Sandbox sqlApp() {
        sandbox.loggedOut();
        sandbox.file("app.py", Sandbox.resource("sql_app.py"));
        sandbox.file("requirements.txt", REQUIREMENTS);
        sandbox.file("workspace/tables/main/default/orders.csv", "id,total\n1,10.5\n2,20.0\n");
        sandbox.file(
                "app.yaml",
                "command: [uv, run, --no-project, --quiet, -p, '3.11', --with-requirements,"
                        + " requirements.txt, app.py]\n"
                        + "env:\n  - {name: DATABRICKS_WAREHOUSE_ID, value: any}\n");
        return sandbox;
    }
}
