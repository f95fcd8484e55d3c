package dev.lakefront.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.identity.Personas;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineWorkspaceTest {
    private static final String UNSERVED = "/api/2.1/jobs/list";

    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system());
    private final HttpCaller http = new HttpCaller(workspace.host());

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void whatIsNotServedIsNamedAndNeverInvented() throws Exception {
        HttpAnswer answer = http.get(UNSERVED + "?token=do-not-repeat");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.json())
                .containsEntry("error_code", "NOT_IMPLEMENTED")
                .extractingByKey("message")
                .asString()
                .contains("GET " + UNSERVED)
                .doesNotContain("do-not-repeat");
    }

    @Test
    void whoAsksAgainForWhatIsNotServedNeedNotWait() throws Exception {
        assertThat(http.get(UNSERVED).headers()).containsEntry("retry-after", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "BREW"})
    void anotherMethodOfAServedPathIsNotServed(String method) throws Exception {
        HttpAnswer answer = http.send(method + " " + HttpCaller.ME, "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body()).contains(method + " " + HttpCaller.ME);
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        HttpAnswer answer = http.send("HEAD /oidc/jwks.json", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers())
                .hasEntrySatisfying(
                        "content-length",
                        length -> assertThat(Integer.parseInt(length)).isPositive());
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        String answers =
                http.raw(
                        request("/oidc/jwks.json", "keep-alive")
                                + request("/first", "keep-alive")
                                + request("/second", "close"));

        assertThat(answers)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsSubsequence("\"keys\"", "GET /first", "GET /second");
    }

    @Test
    void whatIsNotHttpIsRefused() throws Exception {
        assertThat(http.raw("GET / HTTP/1.1\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void anEndlessHeadIsRefused() throws Exception {
        assertThat(http.statusLine("GET / HTTP/1.1\r\nX: " + "x".repeat(40_000)))
                .startsWith("HTTP/1.1 431 ");
        assertThat(http.statusLine("GET /" + "x".repeat(40_000))).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void anOversizedBodyIsRefused() throws Exception {
        String statement = "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: x\r\n";
        String form = "POST /oidc/v1/token HTTP/1.1\r\nHost: x\r\n";
        String tooLarge = "Connection: close\r\nContent-Length: 8388609\r\n\r\n";
        String tooLargeForm = "Connection: close\r\nContent-Length: 65537\r\n\r\n";

        assertThat(http.raw(statement + tooLarge))
                .startsWith("HTTP/1.1 413 ")
                .contains("at most 8 MB");
        assertThat(http.raw(form + tooLargeForm))
                .startsWith("HTTP/1.1 413 ")
                .contains("at most 64 KB");
    }

    @Test
    void whoAsksBeforeSendingTooMuchIsToldWhy() throws Exception {
        String head =
                "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Expect: 100-continue\r\nContent-Length: 8388609\r\n\r\n";

        assertThat(http.raw(head)).startsWith("HTTP/1.1 413 ").contains("at most 8 MB");
    }

    @Test
    void whoSendsTooMuchMayGoOnOnTheSameConnection() throws Exception {
        String tooMuch =
                "POST /any HTTP/1.1\r\nHost: x\r\nContent-Length: 8388609\r\n\r\n"
                        + "x".repeat(8_388_609);

        assertThat(http.raw(tooMuch + request("/any", "close")))
                .containsSubsequence("HTTP/1.1 413 ", "HTTP/1.1 501 ");
    }

    @Test
    void secretsAreNewInEveryRunAndNeverShown() {
        try (OfflineWorkspace other =
                OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system())) {
            assertThat(workspace.app().clientId()).isEqualTo(other.app().clientId());
            assertThat(workspace.app().clientSecret()).isNotEqualTo(other.app().clientSecret());
            assertThat(workspace.developer().clientSecret())
                    .isNotEqualTo(workspace.app().clientSecret());
            assertThat(workspace.app() + " " + workspace.developer())
                    .doesNotContain(workspace.app().clientSecret().reveal())
                    .doesNotContain(workspace.developer().clientSecret().reveal());
        }
    }

    @Test
    void closingFreesThePortAndDropsConnections() throws Exception {
        try (Socket idle = http.connect()) {
            idle.getOutputStream()
                    .write(request("/any", "keep-alive").getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isEqualTo('H');

            workspace.close();

            assertThat(idle.getInputStream().readAllBytes()).isNotEmpty();
            assertThatThrownBy(() -> http.connect().close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void eachHasAKeyOfItsOwnOneThatWasExpectedToo() throws Exception {
        OfflineWorkspace.expect();
        try (OfflineWorkspace expected =
                        OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system());
                OfflineWorkspace next =
                        OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system())) {
            assertThat(Set.of(keys(workspace), keys(expected), keys(next)))
                    .allSatisfy(keys -> assertThat(keys).contains("\"kid\""))
                    .hasSize(3);
        }
    }

    private static String keys(OfflineWorkspace of) throws IOException {
        return new HttpCaller(of.host()).get("/oidc/jwks.json").body();
    }

    @Test
    void aTakenPortIsAProblem() {
        int port = URI.create(workspace.host()).getPort();
        WorkspaceSettings same =
                new WorkspaceSettings(
                        Personas.DEFAULT,
                        Personas.DEFAULT.first(),
                        Duration.ofHours(1),
                        port,
                        Path.of("workspace"),
                        WorkspaceSettings.DEFAULT.app(),
                        WorkspaceSettings.DEFAULT.source(),
                        null,
                        null);

        assertThatThrownBy(() -> OfflineWorkspace.open(same, InstantSource.system()).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT1.5S", "PT-1S"})
    void tokensLiveForWholeSeconds(Duration lifetime) {
        assertThatThrownBy(() -> WorkspaceSettings.DEFAULT.withTokenLifetime(lifetime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: whole seconds");
    }

    private static String request(String path, String connection) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: " + connection + "\r\n\r\n";
    }
}
