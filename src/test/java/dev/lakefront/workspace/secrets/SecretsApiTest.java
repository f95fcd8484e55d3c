package dev.lakefront.workspace.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsApiTest {
    private static final String SCOPES = "/api/2.0/secrets/scopes/list";
    private static final String LIST = "/api/2.0/secrets/list";
    private static final String GET = "/api/2.0/secrets/get";
    private static final String VALUE = "s3cr3t";

    @TempDir Path files;

    @Test
    void aSecretHasTheValueThatTheFileSays() throws Exception {
        write(
                """
                shop:
                  api-key: s3cr3t
                  pin: 0042
                  pem: |
                    first
                    zweite ü
                """);
        try (OfflineWorkspace workspace = open()) {
            assertThat(call(workspace, GET + "?scope=shop&key=api-key").json())
                    .isEqualTo(Map.of("key", "api-key", "value", "czNjcjN0"));
            assertThat(call(workspace, GET + "?scope=SHOP&key=PIN").text("value"))
                    .isEqualTo("MDA0Mg==");
            assertThat(call(workspace, GET + "?scope=shop&key=pem").text("value"))
                    .isEqualTo("Zmlyc3QKendlaXRlIMO8Cg==");
        }
    }

    @Test
    void listsTellOfScopesAndKeysAndOfNoValue() throws Exception {
        write("b: {y: s3cr3t, x: s3cr3t}\na:\n");
        Files.setLastModifiedTime(files.resolve("secrets.yaml"), FileTime.fromMillis(1_000));
        try (OfflineWorkspace workspace = open()) {
            HttpAnswer secrets = call(workspace, LIST + "?scope=b");

            assertThat(call(workspace, SCOPES).json().get("scopes"))
                    .isEqualTo(
                            List.of(
                                    Map.of("name", "a", "backend_type", "DATABRICKS"),
                                    Map.of("name", "b", "backend_type", "DATABRICKS")));
            assertThat(secrets.body())
                    .isEqualTo(
                            "{\"secrets\":[{\"key\":\"x\",\"last_updated_timestamp\":1000},"
                                    + "{\"key\":\"y\",\"last_updated_timestamp\":1000}]}");
            assertThat(call(workspace, LIST + "?scope=a").json())
                    .isEqualTo(Map.of("secrets", List.of()));
        }
    }

    @Test
    void whatIsNotThereIsToldInTheWordsOfThePlatform() throws Exception {
        write("shop: {api-key: s3cr3t}\n");
        try (OfflineWorkspace workspace = open()) {
            assertError(
                    call(workspace, LIST + "?scope=other"),
                    404,
                    "RESOURCE_DOES_NOT_EXIST",
                    "Scope other does not exist!");
            for (String scope : List.of("shop", "other")) {
                assertError(
                        call(workspace, GET + "?scope=" + scope + "&key=none"),
                        404,
                        "RESOURCE_DOES_NOT_EXIST",
                        "Secret does not exist with scope: " + scope + " and key: none");
            }
            assertError(
                    call(workspace, GET + "?scope=shop"),
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "Missing required field: key");
            assertError(
                    call(workspace, LIST),
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "Missing required field: scope");
        }
    }

    @Test
    void withoutTheFileThereIsNone() throws Exception {
        try (OfflineWorkspace workspace = open()) {
            assertThat(call(workspace, SCOPES).json()).isEqualTo(Map.of("scopes", List.of()));
        }
    }

    @Test
    void aPersonsTokenOfAnAppOpensNone() throws Exception {
        write("shop: {api-key: s3cr3t}\n");
        AppDescription app = new AppDescription("app", "http://x", List.of("sql"), List.of());
        try (OfflineWorkspace workspace =
                OfflineWorkspace.open(
                        WorkspaceSettings.DEFAULT.withFiles(files).withApp(app),
                        InstantSource.system())) {
            HttpCaller http = new HttpCaller(workspace.host());
            String path = GET + "?scope=shop&key=api-key";

            assertThat(http.get(path).status()).isEqualTo(401);
            assertError(
                    http.get(
                            path,
                            "Authorization: Bearer " + http.accessToken(workspace.developer())),
                    403,
                    "PERMISSION_DENIED",
                    "Provided OAuth token does not have required scopes: secrets");
        }
    }

    @Test
    void everyMistakeIsToldByItsLineAndNoValueIsShown() throws Exception {
        write(
                """
                shop:
                  empty:
                  blank: ""
                  list: [s3cr3t]
                  "a b": s3cr3t
                  twice: s3cr3t
                  twice: s3cr3t
                  long: %s
                  TWICE: s3cr3t
                Shop: {x: s3cr3t}
                text: s3cr3t
                a/b: {}
                """
                        .formatted(VALUE.repeat(30_000)));
        ProblemException failure =
                catchThrowableOfType(ProblemException.class, () -> open().close());

        assertThat(failure.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "workspace/secrets.yaml:2:9",
                        "workspace/secrets.yaml:3:10",
                        "workspace/secrets.yaml:4:9",
                        "workspace/secrets.yaml:5:10",
                        "workspace/secrets.yaml:7:3",
                        "workspace/secrets.yaml:8:9",
                        "workspace/secrets.yaml:9:10",
                        "workspace/secrets.yaml:10:7",
                        "workspace/secrets.yaml:11:7",
                        "workspace/secrets.yaml:12:6");
        assertThat(failure.problems().toString()).doesNotContain(VALUE);
    }

    @Test
    void aValueThatBreaksTheFileIsNotShown() throws Exception {
        for (String broken :
                List.of("*s3cr3t", "!s3cr3t!x y", "@s3cr3t", "\"s3cr3t", "s3cr3t: x", "[s3cr3t")) {
            write("shop:\n  api-key: " + broken + "\n");

            ProblemException failure =
                    catchThrowableOfType(ProblemException.class, () -> open().close());
            assertThat(failure.problems().toString())
                    .contains("secrets.yaml:")
                    .doesNotContain(VALUE);
        }
    }

    private static void assertError(HttpAnswer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).isEqualTo(Map.of("error_code", code, "message", message));
    }

    private static HttpAnswer call(OfflineWorkspace workspace, String path) throws IOException {
        HttpCaller http = new HttpCaller(workspace.host());
        return http.get(path, "Authorization: Bearer " + http.accessToken(workspace.app()));
    }

    private OfflineWorkspace open() {
        return OfflineWorkspace.open(
                WorkspaceSettings.DEFAULT.withFiles(files), InstantSource.system());
    }

    private void write(String yaml) throws IOException {
        Files.writeString(files.resolve("secrets.yaml"), yaml);
    }
}
