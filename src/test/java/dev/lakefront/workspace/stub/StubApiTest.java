package dev.lakefront.workspace.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubApiTest {
    @TempDir Path files;

    @Test
    void aStubAnswersWhatIsNotServed() throws Exception {
        write(
                "genie.yaml",
                """
                stubs:
                  - path: /api/2.0/genie/spaces/{id}
                    headers: ["X-Example: 1"]
                    body: '{"title": "Sales"}'
                  - method: POST
                    path: /api/2.0/genie/spaces/{id}/start-conversation
                    status: 429
                  - path: /api/2.0/apps
                    body: '{"apps": []}'
                """);
        try (OfflineWorkspace workspace = open()) {
            HttpCaller http = new HttpCaller(workspace.host());
            String token = "Authorization: Bearer " + http.accessToken(workspace.app());
            HttpAnswer space = http.get("/api/2.0/genie/spaces/1", token);

            assertThat(space.json()).containsEntry("title", "Sales");
            assertThat(space.headers())
                    .containsEntry("x-example", "1")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("x-databricks-org-id", workspace.workspaceId());
            assertThat(
                            http.post("/api/2.0/genie/spaces/1/start-conversation", "{}", token)
                                    .status())
                    .isEqualTo(429);
            assertThat(http.get("/api/2.0/apps", token).json()).containsEntry("apps", List.of());
            assertThat(http.get("/api/2.0/genie/spaces/1").status()).isEqualTo(401);
            assertThat(http.get("/api/2.0/genie/spaces", token).text("message"))
                    .contains("workspace/stubs", "path: /api/2.0/genie/spaces,");
        }
    }

    @Test
    void everyMistakeIsToldByItsLine() throws Exception {
        write(
                "a.yaml",
                """
                stubs:
                  - path: genie
                  - method: FETCH
                    path: /a
                  - path: /b
                    status: 99
                  - path: /c
                    headers: ["no colon"]
                  - path: /d
                    boddy: x
                  - path: /f
                    headers: ["Content-Length: 1"]
                  - path: /g/{rest...}/h
                  - path: /i/{j
                """);
        write("b.yml", "stubs: [{path: /e}, {path: /e}]\n");

        assertThat(catchThrowableOfType(ProblemException.class, () -> open().close()).problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "workspace/stubs/a.yaml:2:11",
                        "workspace/stubs/a.yaml:3:13",
                        "workspace/stubs/a.yaml:6:13",
                        "workspace/stubs/a.yaml:8:14",
                        "workspace/stubs/a.yaml:10:5",
                        "workspace/stubs/a.yaml:12:14",
                        "workspace/stubs/a.yaml:13:11",
                        "workspace/stubs/a.yaml:14:11",
                        "workspace/stubs/b.yml:1:28");
    }

    private OfflineWorkspace open() {
        return OfflineWorkspace.open(
                WorkspaceSettings.DEFAULT.withFiles(files), InstantSource.system());
    }

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(files.resolve("stubs"));
        Files.writeString(folder.resolve(name), text);
    }
}
