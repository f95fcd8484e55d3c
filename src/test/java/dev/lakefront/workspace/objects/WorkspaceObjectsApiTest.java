package dev.lakefront.workspace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceObjectsApiTest {
    private static final String APP = "/Users/alice@example.com/app";

    @TempDir private Path folder;
    private final List<Path> files = new ArrayList<>();
    private OfflineWorkspace workspace;
    private HttpCaller http;
    private String token;

    @BeforeEach
    void open() throws IOException {
        put("app.py", "print('hällo')");
        put("pages/home.html", "<p>");
        put("workspace/secrets.yaml", "shop: {key: hush}");
        workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withSource(
                                new SourceFolder(folder, () -> List.copyOf(files))),
                        InstantSource.system());
        http = new HttpCaller(workspace.host());
        token = http.accessToken(workspace.app());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theRootHasTheFoldersOfEveryWorkspaceAndEverybodyHasAHome() throws IOException {
        assertThat(paths("/")).containsExactly("/Repos", "/Shared", "/Users");
        assertThat(paths("/Workspace")).isEqualTo(paths("/"));
        assertThat(paths("/Users"))
                .containsExactly(
                        "/Users/" + workspace.app().clientId(),
                        "/Users/alice@example.com",
                        "/Users/bob@example.com",
                        "/Users/guest@example.com");
        assertThat(call("list", "/Shared").json()).isEmpty();
    }

    @Test
    void theAppsSourceIsWhereTheAppsApiSays() throws IOException {
        String told = get("/api/2.0/apps/app").text("default_source_code_path");

        assertThat(told).isEqualTo("/Workspace" + APP);
        assertThat(paths(told)).containsExactly(APP + "/app.py", APP + "/pages");
        assertThat(paths(APP + "/pages/")).containsExactly(APP + "/pages/home.html");
        assertThat(paths(APP + "/app.py")).containsExactly(APP + "/app.py");
    }

    @Test
    void aFileIsToldOfWithItsSizeAndTimes() throws IOException {
        Files.setLastModifiedTime(
                folder.resolve("app.py"), FileTime.fromMillis(1_800_000_000_000L));
        Map<String, Object> file = call("get-status", APP + "/app.py").json();
        Map<String, Object> parent = call("get-status", APP).json();

        assertThat(file)
                .containsEntry("object_type", "FILE")
                .containsEntry("path", APP + "/app.py")
                .containsEntry("modified_at", 1_800_000_000_000L)
                .containsEntry("size", 15L)
                .containsKey("created_at")
                .containsEntry("resource_id", String.valueOf(file.get("object_id")));
        assertThat(parent)
                .containsEntry("object_type", "DIRECTORY")
                .containsOnlyKeys("object_type", "path", "object_id", "resource_id");
        assertThat(parent.get("object_id")).isNotEqualTo(file.get("object_id"));
    }

    @Test
    void aFileIsExportedAsItIs() throws IOException {
        assertThat(call("export", APP + "/app.py").json())
                .isEqualTo(Map.of("content", "cHJpbnQoJ2jDpGxsbycp", "file_type", "py"));
        assertThat(
                        get(
                                "/api/2.0/workspace/export?direct_download=true&format=AUTO&path="
                                        + APP
                                        + "/app.py"))
                .satisfies(answer -> {
                    assertThat(answer.body()).isEqualTo("print('hällo')");
                    assertThat(answer.headers())
                            .containsEntry("content-type", "application/octet-stream");
                });
        assertThat(get("/api/2.0/workspace/export?format=DBC&path=" + APP + "/app.py").status())
                .isEqualTo(501);
        assertThat(call("export", APP).status()).isEqualTo(501);
    }

    @Test
    void theFileOfSecretsIsNeverShown() throws IOException {
        String path = APP + "/workspace/secrets.yaml";
        assertThat(call("list", APP + "/workspace").status()).isEqualTo(404);
        assertThat(call("export", path).status()).isEqualTo(404);
    }

    @Test
    void whatChangesInTheFolderIsSeenAtOnce() throws IOException {
        put("new.py", "");
        Files.delete(folder.resolve("app.py"));

        assertThat(paths(APP)).contains(APP + "/new.py");
        assertThat(call("export", APP + "/app.py").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "get-status, /nowhere, 404, RESOURCE_DOES_NOT_EXIST, Path (/nowhere) doesn't exist.",
        "list, /Users/alice@example.com/app/../../bob@example.com, 404, RESOURCE_DOES_NOT_EXIST,"
                + " doesn't exist.",
        "export, /etc/passwd, 404, RESOURCE_DOES_NOT_EXIST, Path (/etc/passwd) doesn't exist.",
        "list, Users, 400, INVALID_PARAMETER_VALUE, Path (Users) doesn't start with '/'",
    })
    void whatIsNotThereIsToldInTheWordsOfThePlatform(
            String call, String path, int status, String code, String words) throws IOException {
        HttpAnswer answer = call(call, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error_code")).isEqualTo(code);
        assertThat(answer.text("message")).endsWith(words);
    }

    @Test
    void withoutAPathThereIsNoAnswer() throws IOException {
        assertThat(get("/api/2.0/workspace/list").text("message"))
                .isEqualTo("Missing required field: path");
    }

    @SuppressWarnings("unchecked")
    private List<String> paths(String path) throws IOException {
        List<Map<String, Object>> objects =
                (List<Map<String, Object>>) call("list", path).json().get("objects");
        return Objects.requireNonNull(objects).stream()
                .map(object -> (String) object.get("path"))
                .toList();
    }

    private HttpAnswer call(String call, String path) throws IOException {
        return get("/api/2.0/workspace/" + call + "?path=" + path);
    }

    private HttpAnswer get(String path) throws IOException {
        return http.get(path, "Authorization: Bearer " + token);
    }

    private void put(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        files.add(Path.of(name));
    }
}
