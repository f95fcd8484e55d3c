package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app is given of the workspace, as its deployed twin is. */
@Timeout(60)
class DeployedAppTest {
    private static final String APP = "/api/2.0/apps/shop";
    private static final String SECRET = "/api/2.0/secrets/get";
    private static final String UNAVAILABLE =
            "HTTP/1.1 503 So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String RESOURCES =
            """
            {"name": "shop", "creator": "zoe@example.com", "resources": [
              {"name": "warehouse", "description": "d",
               "sql_warehouse": {"id": "1a2b", "permission": "CAN_USE"}},
              {"name": "files", "uc_securable": {"securable_type": "VOLUME",
               "securable_full_name": "main.sales.files", "permission": "READ_VOLUME"}},
              {"name": "api-key", "secret": {"scope": "s", "key": "k", "permission": "READ"}}]}
            """;
    private static final String SPEC =
            """
            command: [env]
            env:
              - {name: WAREHOUSE, valueFrom: warehouse}
              - {name: FILES, valueFrom: files}
            """;
    private static final String SET = "WAREHOUSE=1,FILES=2";
    private static final String WITH_SECRET = SPEC + "  - {name: API, valueFrom: api-key}\n";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void deploy() {
        sandbox.file("app.yaml", SPEC);
        sandbox.workspace()
                .serving(APP, RESOURCES)
                .serving(SECRET, "{\"key\": \"k\", \"value\": \"czNjcmV0LXZhbHVl\"}");
    }

    private LakefrontCommand ended(String... flags) {
        LakefrontCommand run = sandbox.run(flags);
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        return run;
    }

    private LakefrontCommand refused(String... flags) {
        LakefrontCommand run = sandbox.run(flags);
        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        return run;
    }

    @Test
    void givesItsResourcesWithOneToken() {
        LakefrontCommand run = ended("--app", "shop");
        assertThat(run.output())
                .contains(
                        "WAREHOUSE=1a2b",
                        "FILES=/Volumes/main/sales/files",
                        "DATABRICKS_APP_NAME=shop");
        assertThat(sandbox.workspace().count(APP)).isEqualTo(1);
        assertThat(sandbox.workspace().count(StandInWorkspace.TOKEN_PATH)).isEqualTo(1);
    }

    @Test
    void isTheOneThatTheBundleNamesAndIsNotAskedForNothing() {
        sandbox.file(
                "databricks.yml",
                "resources: {apps: {x: {name: shop, source_code_path: ., resources: [{name: files,"
                        + " job: {id: 7}}]}}}");
        assertThat(ended().output()).contains("WAREHOUSE=1a2b", "FILES=7");
        assertThat(sandbox.workspace().count(APP)).isEqualTo(1);
        ended("--env", "WAREHOUSE=mine");
        assertThat(sandbox.workspace().count(APP)).isEqualTo(1);
    }

    @Test
    void keepsItsSecretsUnlessTheyAreAllowed() {
        sandbox.file("app.yaml", WITH_SECRET);
        LakefrontCommand run = refused("--app", "shop");
        assertThat(run.errors())
                .contains(
                        "Error: API defined in app.yaml with valueFrom property and can't be"
                                + " resolved locally. Please set API environment variable in your"
                                + " terminal or using --env flag")
                .anySatisfy(line -> assertThat(line).contains("--allow-secrets"))
                .noneSatisfy(line -> assertThat(line).contains("WAREHOUSE defined"));
        assertThat(sandbox.workspace().count(SECRET)).isZero();
    }

    @Test
    void givesAnAllowedSecretToTheAppAndToNobodyElse() throws IOException {
        sandbox.file("app.yaml", WITH_SECRET);
        LakefrontCommand run = ended("--app", "shop", "--allow-secrets", "--log-level", "debug");
        assertThat(run.output()).contains("API=s3cret-value");
        assertThat(String.join("\n", run.errors())).doesNotContain("s3cret", "czNjcmV0");
        LakefrontCommand explain = ended("--app", "shop", "--allow-secrets", "--dry-run");
        assertThat(explain.transcript()).contains("API=(asked at start)").doesNotContain("s3cret");
        assertThat(everythingKept()).contains("1a2b").doesNotContain("s3cret", "czNjcmV0", "zoe@");
    }

    @Test
    void asksAtATerminalWhetherItsSecretsMayBeRead() {
        sandbox.file("app.yaml", WITH_SECRET);
        String question = "Read them with your login? [y/N]";
        LakefrontCommand no = sandbox.runAtATerminal("--app", "shop").type("\n");
        assertThat(no.exitStatus()).as(no.transcript()).isEqualTo(1);
        assertThat(no.transcript()).contains(question, "--allow-secrets").doesNotContain("s3cret");
        assertThat(sandbox.workspace().count(SECRET)).isZero();
        LakefrontCommand yes = sandbox.runAtATerminal("--app", "shop").type("y\n");
        assertThat(yes.exitStatus()).as(yes.transcript()).isZero();
        assertThat(yes.transcript()).contains(question, "API=s3cret-value");
    }

    @Test
    void isRememberedForWhenTheWorkspaceCannotBeAsked() {
        ended("--app", "shop");
        sandbox.workspace().saying(APP, UNAVAILABLE);
        LakefrontCommand later = ended("--app", "shop");
        assertThat(later.output()).contains("WAREHOUSE=1a2b");
        assertThat(later.errors())
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("Warning: resources as the workspace had them earlier:")
                                .contains("warehouse from the deployed app shop (kept for 0 min)")
                                .contains("HTTP 503"));
        assertThat(ended("--app", "shop", "--offline").output()).contains("WAREHOUSE=1a2b");
        assertThat(refused("--app", "shop", "--refresh-resources").errors())
                .anySatisfy(line -> assertThat(line).contains("HTTP 503"));
    }

    @Test
    void isNotAskedForAPlan() {
        LakefrontCommand explain = ended("--app", "shop", "--dry-run");
        assertThat(explain.output())
                .contains("  deployed app shop, not asked, for valueFrom warehouse at app.yaml:3")
                .anySatisfy(line -> assertThat(line).endsWith("WAREHOUSE=(asked at start)"));
        assertThat(sandbox.workspace().count(APP)).isZero();
        ended("--app", "shop");
        assertThat(ended("--app", "shop", "--dry-run").output())
                .contains(
                        "  deployed app shop (kept for 0 min), for valueFrom warehouse at app.yaml:3")
                .anySatisfy(line -> assertThat(line).endsWith("WAREHOUSE=1a2b"));
    }

    @Test
    void cannotGiveWhatItDoesNotHave() {
        sandbox.file("app.yaml", SPEC + "  - {name: OTHER, valueFrom: other}\n");
        assertThat(refused("--app", "shop").errors())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("or declare other under the app's resources:")
                                .contains(
                                        "app shop has no such resource, but: warehouse, files,"
                                                + " api-key"));
        List<String> unknown = refused("--app", "nobodys").errors();
        assertThat(unknown.stream().filter(line -> line.startsWith("Error: "))).hasSize(3);
        assertThat(unknown).anySatisfy(line -> assertThat(line).contains("has no app nobodys"));
        assertThat(refused("--app", "../me").errors())
                .anySatisfy(line -> assertThat(line).startsWith("Error: app: ../me (expected:"));
        assertThat(refused("--offline").errors())
                .anySatisfy(line -> assertThat(line).contains("--app NAME"));
    }

    @Test
    void hasItsDatabaseHere() {
        sandbox.file("app.yaml", "command: [env]\nenv: [{name: ENDPOINT, valueFrom: db}]\n");
        String branch = "projects/p/branches/b";
        sandbox.workspace()
                .serving(
                        APP,
                        """
                        {"resources": [{"name": "db", "postgres": {"branch": "%s",
                          "database": "%s/databases/d"}}]}
                        """
                                .formatted(branch, branch))
                .serving(
                        "/api/2.0/postgres/" + branch + "/endpoints",
                        """
                        {"endpoints": [
                          {"name": "ro", "status": {"endpoint_type": "ENDPOINT_TYPE_READ_ONLY"}},
                          {"name": "%s/endpoints/e", "status": {
                            "endpoint_type": "ENDPOINT_TYPE_READ_WRITE",
                            "hosts": {"host": "db.example"}}}]}
                        """
                                .formatted(branch))
                .serving(
                        "/api/2.0/postgres/" + branch + "/databases/d",
                        "{\"status\": {\"postgres_database\": \"sales\"}}");
        assertThat(ended("--app", "shop").output())
                .contains(
                        "ENDPOINT=" + branch + "/endpoints/e",
                        "PGHOST=db.example",
                        "PGPORT=5432",
                        "PGDATABASE=sales",
                        "PGUSER=" + StandInWorkspace.CLIENT_ID,
                        "PGSSLMODE=require",
                        "PGAPPNAME=shop");
        sandbox.file(".env", "PGHOST=localhost\n");
        assertThat(ended("--app", "shop").output()).contains("PGHOST=localhost", "PGPORT=5432");
    }

    @Test
    void hasItsProvisionedInstanceOfTheBundleHere() {
        sandbox.file("app.yaml", "command: [env]\n");
        sandbox.file(
                "databricks.yml",
                "resources: {apps: {x: {source_code_path: ., resources: [{name: db, database:"
                        + " {instance_name: i, database_name: sales}}]}}}");
        sandbox.workspace()
                .serving("/api/2.0/database/instances/i", "{\"read_write_dns\": \"i.example\"}");
        assertThat(ended().output()).contains("PGHOST=i.example", "PGDATABASE=sales");
    }

    @Test
    void showsInTheDescriptionOfALoginWhatItsTokenMayDoBeyondTheApp() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String token =
                "e30." + base64.encodeToString("{\"scope\": \"all-apis\"}".getBytes(UTF_8)) + ".x";
        sandbox.loggedOut()
                .export("DATABRICKS_HOST", sandbox.workspace().url())
                .export("DATABRICKS_AUTH_TYPE", "databricks-cli");
        sandbox.program(
                "databricks",
                """
                #!/bin/sh
                echo '{"access_token": "TOKEN", "expiry": "2999-01-01T00:00:00Z"}'
                """
                        .replace("TOKEN", token));
        sandbox.workspace()
                .accept(token)
                .serving(APP, "{\"effective_user_api_scopes\": [\"sql\"]}");
        LakefrontCommand describe = sandbox.lakefront(List.of("auth", "describe", "--app", "shop"));
        assertThat(describe.exitStatus()).as(describe.transcript()).isZero();
        assertThat(String.join("\n", describe.output()))
                .contains("the deployed app's is limited to: ")
                .contains("iam.current-user:read sql");
    }

    @Test
    void saysWhatTheTokensAreToBeGoodFor() {
        sandbox.loggedOut()
                .file(
                        "../home/.databrickscfg",
                        "[DEFAULT]\nhost = "
                                + sandbox.workspace().url()
                                + "\nauth_type = databricks-cli\n");
        sandbox.program(
                "databricks",
                """
                #!/bin/sh
                echo "$@" >> "$HOME/../asked.txt"
                echo '{"access_token": "of-the-cli", "expiry": "2999-01-01T00:00:00Z"}'
                """);
        sandbox.workspace()
                .accept("of-the-cli")
                .serving(APP, "{\"effective_user_api_scopes\": [\"sql\", \"files.files\"]}");
        LakefrontCommand run = refused("--scopes", "app", "--app", "shop", "--env", SET);
        assertThat(run.transcript())
                .contains(
                        "files.files iam.access-control:read iam.current-user:read sql",
                        "lakefront auth login");
        assertThat(sandbox.workspace().count(APP)).isEqualTo(1);
        assertThat(sandbox.read("../asked.txt").lines().filter(line -> line.contains("token")))
                .hasSize(1);
        assertThat(refused("--scopes", "app", "--app", "other", "--env", SET).errors())
                .contains(
                        "Error: --scopes app: the workspace has no app other, or does not tell of it");
        assertThat(refused("--scopes", "app", "--env", SET).errors())
                .anySatisfy(line -> assertThat(line).contains("name the deployed app: --app NAME"));
    }

    private String everythingKept() throws IOException {
        StringBuilder kept = new StringBuilder();
        try (Stream<Path> files = Files.walk(sandbox.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.append(Files.readString(file));
            }
        }
        return kept.toString();
    }
}
