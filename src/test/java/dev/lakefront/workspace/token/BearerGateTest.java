package dev.lakefront.workspace.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import dev.lakefront.workspace.objects.SourceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerGateTest {
    /** As a run describes it: with what the platform adds. */
    private static final AppDescription LIMITED =
            new AppDescription(
                    "app",
                    "http://localhost:8001",
                    List.of("sql", "iam.access-control:read", "iam.current-user:read"),
                    List.of());

    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(
                    WorkspaceSettings.DEFAULT.withApp(LIMITED),
                    InstantSource.system(),
                    (caller, call, status) -> calls.add(caller + " " + call + " " + status));
    private final HttpCaller http = new HttpCaller(workspace.host());

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aPersonsTokenIsGoodForWhatTheAppDeclares() throws Exception {
        HttpAnswer token = http.token(workspace.developer(), "grant_type=client_credentials");

        assertThat(token.text("scope"))
                .isEqualTo("sql iam.access-control:read iam.current-user:read");
        assertThat(get("/api/2.0/sql/warehouses", token).status()).isEqualTo(200);
        assertThat(get("/api/2.0/preview/scim/v2/Me", token).status()).isEqualTo(200);
        assertThat(get("/api/2.0/preview/scim/v2/Users", token).status()).isEqualTo(200);
    }

    @Test
    void aCallOutsideOfItsScopesIsRefusedInThePlatformsWords() throws Exception {
        HttpAnswer token = http.token(workspace.developer(), "grant_type=client_credentials");
        HttpAnswer answer = get("/api/2.0/apps", token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json())
                .containsEntry("error_code", "PERMISSION_DENIED")
                .containsEntry(
                        "message", "Provided OAuth token does not have required scopes: apps");
        assertThat(answer.headers())
                .containsEntry("x-databricks-org-id", workspace.workspaceId())
                .hasEntrySatisfying(
                        "www-authenticate",
                        challenge -> assertThat(challenge).contains("insufficient_scope"));
    }

    @ParameterizedTest
    @CsvSource({
        "sql, sql iam.access-control:read iam.current-user:read, 200",
        "genie, iam.access-control:read iam.current-user:read, 403"
    })
    void aPersonaWithScopesOfItsOwnIsLimitedByThemTooAndKnowsWhoItIs(
            String scope, String granted, int status) throws Exception {
        Persona carol =
                new Persona(
                        "carol",
                        new Identity("7", "carol@example.com", "Carol", "carol@example.com"),
                        List.of(),
                        List.of(scope),
                        null);
        try (OfflineWorkspace hers =
                OfflineWorkspace.open(
                        new WorkspaceSettings(
                                new Personas(List.of(carol)),
                                carol,
                                Duration.ofHours(1),
                                0,
                                Path.of("workspace"),
                                LIMITED,
                                SourceFolder.NONE,
                                null,
                                null),
                        InstantSource.system())) {
            HttpCaller caller = new HttpCaller(hers.host());
            HttpAnswer token = caller.token(hers.developer(), "grant_type=client_credentials");
            String authorization = "Authorization: Bearer " + token.text("access_token");

            assertThat(token.text("scope")).isEqualTo(granted);
            assertThat(caller.get(HttpCaller.ME, authorization).text("userName"))
                    .isEqualTo("carol@example.com");
            assertThat(caller.get("/api/2.0/sql/warehouses", authorization).status())
                    .isEqualTo(status);
        }
    }

    @Test
    void theAppsOwnTokenIsNotLimitedByIt() throws Exception {
        HttpAnswer token = http.token(workspace.app(), "grant_type=client_credentials");

        assertThat(get("/api/2.0/apps/app", token).json())
                .containsEntry("name", "app")
                .containsEntry("creator", "alice@example.com")
                .containsEntry(
                        "app_status",
                        Map.of("state", "RUNNING", "message", "App has status: App is running"))
                .containsKeys("id", "create_time", "update_time")
                .containsEntry("url", "http://localhost:8001")
                .containsEntry("user_api_scopes", List.of("sql"))
                .containsEntry(
                        "effective_user_api_scopes",
                        List.of("sql", "iam.access-control:read", "iam.current-user:read"));
        assertThat(get("/api/2.0/apps/other", token).status()).isEqualTo(404);
        assertThat(get("/api/2.0/apps", token).json()).containsKey("apps");
    }

    @ParameterizedTest
    @CsvSource({
        "sql, 200",
        "sql:restricted-query, 200",
        "sql.warehouses, 200",
        "sql:read, 200",
        "sql.statement-execution, 403",
        "files.files, 403",
        "all-apis, 200"
    })
    void eitherNameOfAScopeAndItsWholeOpenACall(String scope, int status) throws Exception {
        HttpAnswer token =
                http.token(workspace.app(), "grant_type=client_credentials&scope=" + scope);

        assertThat(get("/api/2.0/sql/warehouses", token).status()).isEqualTo(status);
    }

    /** Such calls are served by stubs alone. */
    @ParameterizedTest
    @CsvSource({
        "jobs, /api/2.2/jobs/list, 200",
        "sql, /api/2.2/jobs/list, 403",
        "unity-catalog, /api/2.1/unity-catalog/tables, 200",
        "unity-catalog, /api/2.1/unity-catalog/volumes, 200",
        "mlflow, /api/2.0/mlflow/experiments/get, 200",
        "vectorsearch.vector-search-indexes, /api/2.0/vector-search/indexes/i, 200",
        "vectorsearch.vector-search-indexes:read, /api/2.0/vector-search/indexes/i, 200",
        "vectorsearch.vector-search-indexes, /api/2.0/vector-search/endpoints, 403",
        "vector-search, /api/2.0/vector-search/endpoints, 200",
        "mcp.genie, /api/2.0/mcp/genie/s, 200",
        "workspace.workspace:read, /api/2.0/workspace/repos, 200",
        "jobs, /api/2.0/mlflow/experiments/get, 403"
    })
    void aScopeOpensTheCallsOfItsFamily(String scope, String path, int status, @TempDir Path folder)
            throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("stubs")).resolve("all.yaml"),
                "stubs: [{method: GET, path: " + path + ", body: '{}'}]");
        try (OfflineWorkspace stubbed =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withApp(LIMITED).withFiles(folder),
                        InstantSource.system())) {
            HttpCaller there = new HttpCaller(stubbed.host());
            HttpAnswer token =
                    there.token(stubbed.app(), "grant_type=client_credentials&scope=" + scope);

            HttpAnswer answer =
                    there.get(path, "Authorization: Bearer " + token.text("access_token"));
            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void whoCalledWhatIsTold() throws Exception {
        HttpAnswer token = http.token(workspace.developer(), "grant_type=client_credentials");
        get("/api/2.0/preview/scim/v2/Me?secret=1", token);
        http.get("/api/2.0/apps");

        assertThat(calls)
                .containsExactly(
                        "null POST /oidc/v1/token 200",
                        "alice@example.com GET /api/2.0/preview/scim/v2/Me 200",
                        "null GET /api/2.0/apps 401");
    }

    private HttpAnswer get(String target, HttpAnswer token) throws Exception {
        return http.get(target, "Authorization: Bearer " + token.text("access_token"));
    }
}
