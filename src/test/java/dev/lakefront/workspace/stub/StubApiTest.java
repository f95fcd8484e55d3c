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
    void answersAreGivenInTurnAndTheLastOneStays() throws Exception {
        write(
                "genie.yaml",
                """
                stubs:
                  - path: /api/2.0/genie/messages/{id}
                    answers:
                      - body: '{"status": "EXECUTING_QUERY"}'
                      - status: 429
                        headers: ["Retry-After: 1"]
                      - body: '{"status": "COMPLETED"}'
                """);
        try (OfflineWorkspace workspace = open()) {
            HttpCaller http = new HttpCaller(workspace.host());
            String app = "Authorization: Bearer " + http.accessToken(workspace.app());
            String alice = "Authorization: Bearer " + http.accessToken(workspace.developer());
            String message = "/api/2.0/genie/messages/";

            assertThat(http.get(message + "1", app).text("status")).isEqualTo("EXECUTING_QUERY");
            assertThat(http.get(message + "1", app).headers()).containsEntry("retry-after", "1");
            assertThat(http.get(message + "1", app).text("status")).isEqualTo("COMPLETED");
            assertThat(http.get(message + "1", app).text("status")).isEqualTo("COMPLETED");
            assertThat(http.get(message + "2", app).text("status")).isEqualTo("EXECUTING_QUERY");
            assertThat(http.get(message + "1", alice).text("status")).isEqualTo("EXECUTING_QUERY");
        }
    }

    @Test
    void eventsComeOneAfterTheOther() throws Exception {
        write(
                "serving.yaml",
                """
                stubs:
                  - method: POST
                    path: /serving-endpoints/{name}/invocations
                    headers: ["Content-Type: text/event-stream"]
                    pause: 1ms
                    body: |
                      data: one

                      data: two

                      data: [DONE]
                """);
        try (OfflineWorkspace workspace = open()) {
            HttpCaller http = new HttpCaller(workspace.host());
            String token = "Authorization: Bearer " + http.accessToken(workspace.app());
            HttpAnswer answer = http.post("/serving-endpoints/chat/invocations", "{}", token);

            assertThat(answer.headers())
                    .containsEntry("content-type", "text/event-stream")
                    .containsEntry("transfer-encoding", "chunked")
                    .doesNotContainKey("content-length");
            assertThat(answer.body())
                    .isEqualTo(
                            "b\r\ndata: one\n\n\r\nb\r\ndata: two\n\n\r\n"
                                    + "d\r\ndata: [DONE]\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void aFileMayBeTheBody() throws Exception {
        write("a.yaml", "stubs: [{path: /api/2.0/jobs/x, file: long.json}]\n");
        write("long.json", "{\"from\": \"a file\"}");
        try (OfflineWorkspace workspace = open()) {
            HttpCaller http = new HttpCaller(workspace.host());
            String token = "Authorization: Bearer " + http.accessToken(workspace.app());
            assertThat(http.get("/api/2.0/jobs/x", token).json()).containsEntry("from", "a file");
        }
    }

    @Test
    void aStubForManyCallsComesBeforeAnythingThatIsServed() throws Exception {
        write(
                "a.yaml",
                """
                stubs:
                  - path: /api/2.0/{rest...}
                    body: '{"by": "a stub"}'
                  - method: HEAD
                    path: /api/2.0/apps
                    status: 418
                """);
        try (OfflineWorkspace workspace = open()) {
            HttpCaller http = new HttpCaller(workspace.host());
            String token = "Authorization: Bearer " + http.accessToken(workspace.app());
            assertThat(http.get("/api/2.0/apps", token).json()).containsEntry("by", "a stub");
            assertThat(http.send("HEAD /api/2.0/apps", "", token).status()).isEqualTo(418);
            assertThat(http.send("HEAD /api/2.0/apps/x", "", token).status()).isEqualTo(200);
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
        write(
                "c.yaml",
                """
                stubs:
                  - path: /a1
                    status: 200
                    answers: [{body: x}]
                  - path: /a2
                    answers: []
                  - path: /a3
                    answers: [{status: 1}]
                  - path: /a4
                    file: ../secrets.yaml
                  - path: /a5
                    file: none.json
                  - path: /a6
                    body: x
                    file: c.yaml
                  - path: /a7
                    pause: soon
                  - path: /a8
                    pause: 61s
                """);

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
                        "workspace/stubs/b.yml:1:28",
                        "workspace/stubs/c.yaml:3:13",
                        "workspace/stubs/c.yaml:6:14",
                        "workspace/stubs/c.yaml:8:24",
                        "workspace/stubs/c.yaml:10:11",
                        "workspace/stubs/c.yaml:12:11",
                        "workspace/stubs/c.yaml:15:11",
                        "workspace/stubs/c.yaml:17:12",
                        "workspace/stubs/c.yaml:19:12");
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
