package dev.lakefront.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.WebSocketClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts, editors and people rely on when they call {@code databricks apps run-local}. */
@Timeout(60)
class RunLocalContractTest {
    private static final String OPEN = "To access your app go to ";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void theLinesThatScriptsWaitForAreThereToTheLetter() {
        LakefrontCommand run = sandbox.withMirror().run().awaitOpen();
        assertThat(run.errors())
                .containsSubsequence(
                        "Running command: python3 mirror.py",
                        "To access your app go to http://localhost:" + sandbox.port())
                .noneMatch(line -> line.contains("debugger") || line.contains("Warn"));
    }

    @Test
    void runsOnFreePortsStandSideBySide() {
        sandbox.withMirror();
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            LakefrontCommand run = sandbox.run("--port", "0", "--app-port", "0");
            URI url = URI.create(run.awaitLine(OPEN).substring(OPEN.length()));
            assertThat(HttpAnswer.get(url.getPort(), "/").status()).isEqualTo(200);
            ports.add(url.getPort());
        }
        assertThat(ports).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-local", "run", "apps run-local"})
    void everySpellingRunsTheAppInTheFolderItNames(String command) {
        sandbox.withScript("pwd -P");
        var arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(sandbox.withPorts().subList(1, 5));
        arguments.add("../app");
        LakefrontCommand run = sandbox.lakefrontIn(sandbox.home(), arguments);
        assertThat(run.exitStatus()).isZero();
        assertThat(run.output()).containsExactly(sandbox.app().toString());
    }

    @Test
    void theFlagsOfTheReferenceAreAccepted() {
        sandbox.file(".databrickscfg", profile());
        sandbox.export("DATABRICKS_CONFIG_FILE", sandbox.app() + "/.databrickscfg")
                .withScript("echo ran; cat");
        LakefrontCommand run =
                sandbox.run(
                                "-p=sp",
                                "-t",
                                "dev",
                                "--log-level=debug",
                                "-o",
                                "json",
                                "--debug=false",
                                "--debug-port=7000",
                                "--prepare-environment=false",
                                "--entry-point=app.yaml")
                        .type("");
        assertThat(run.exitStatus()).isZero();
        assertThat(run.output()).containsExactly("ran");
    }

    @Test
    void theStandardStreamsAreTheApps() {
        LakefrontCommand run =
                sandbox.withScript("cat; echo to stdout; echo to stderr >&2").run().type("typed\n");
        assertThat(run.exitStatus()).isZero();
        assertThat(run.output()).containsExactly("typed", "to stdout");
        assertThat(run.errors()).contains("to stderr");
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "kill -KILL $$, 137", "kill -TERM $$, 143"})
    void theExitStatusIsTheApps(String script, int status) {
        LakefrontCommand run = sandbox.withScript(script).run();
        assertThat(run.exitStatus()).isEqualTo(status);
        assertThat(run.errors()).noneMatch(line -> line.startsWith("Error"));
    }

    @Nested
    class APortThatIsTaken {
        @ParameterizedTest
        @MethodSource("dev.lakefront.testing.Loopback#addresses")
        void endsTheCommandBeforeThereIsAnApp(InetAddress loopback) throws IOException {
            try (var _ = new ServerSocket(sandbox.port(), 1, loopback)) {
                LakefrontCommand run = sandbox.withScript("touch started").run();
                assertThat(run.exitStatus()).isEqualTo(1);
                assertThat(run.errors())
                        .first()
                        .asString()
                        .startsWith("Error: failed to start app proxy: ")
                        .contains(Sandbox.text(sandbox.port()));
            }
            assertThat(sandbox.has("started")).isFalse();
            assertThat(sandbox.isQuiet()).isTrue();
        }

        @Test
        void mayBeTheApps() throws IOException {
            try (var _ = taking(sandbox.appPort())) {
                LakefrontCommand run = sandbox.withScript("touch started").run();
                assertThat(run.exitStatus()).isEqualTo(1);
                assertThat(run.errors())
                        .first()
                        .asString()
                        .startsWith("Error: ")
                        .contains(Sandbox.text(sandbox.appPort()));
            }
            assertThat(sandbox.has("started")).isFalse();
        }

        /** The one way to see a default port that also works where somebody has that port. */
        @Test
        void showsTheDefaults() throws IOException {
            sandbox.withScript("exit");
            try (var _ = taking(8001)) {
                var run = List.of("run-local", "--app-port", Sandbox.text(sandbox.appPort()));
                assertThat(errorOf(run)).contains("localhost:8001");
            }
            try (var _ = taking(8000)) {
                var run = List.of("run-local", "--port", Sandbox.text(sandbox.port()));
                assertThat(errorOf(run)).contains("port 8000");
            }
        }

        private String errorOf(List<String> arguments) {
            LakefrontCommand run = sandbox.lakefront(arguments);
            assertThat(run.exitStatus()).isEqualTo(1);
            return run.errors().getFirst();
        }

        /** Makes sure that the port is taken, by us or by whoever has it. */
        private static ServerSocket taking(int port) throws IOException {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException taken) {
                return new ServerSocket();
            }
        }
    }

    @Nested
    class EveryRequest {
        @Test
        void carriesTheIdentityOfTheDeveloperOnce() {
            sandbox.withMirror().run().awaitOpen();
            Mirrored seen =
                    sandbox.mirrored(
                            "X-Forwarded-Email: mallory@example.com",
                            "x_forwarded_user: mallory",
                            "X-FORWARDED-ACCESS-TOKEN: stolen",
                            "X-Request-Id: mine",
                            "Connection: X-Forwarded-Email");
            assertIdentity(seen);
            assertThat(seen.head()).doesNotContain("mallory", "stolen", "mine");
            assertThat(seen.field("X-Request-Id"))
                    .isNotEqualTo(sandbox.mirrored().field("X-Request-Id"));
        }

        @Test
        void carriesItAsAWebSocketToo() {
            sandbox.withMirror().run().awaitOpen();
            try (var socket =
                    WebSocketClient.open(
                            sandbox.port(), "/ws", "x-forwarded-access_token: stolen")) {
                assertThat(socket.status()).isEqualTo(101);
                String seen = socket.wire().until("\r\n\r\n");
                socket.sendText("hello").wire().endOutput();
                seen += socket.rest();
                assertIdentity(Mirrored.read(seen));
                assertThat(seen).contains("hello").doesNotContain("stolen");
            }
        }

        private void assertIdentity(Mirrored seen) {
            String host = "localhost:" + sandbox.port();
            assertThat(seen.field("Host")).isEqualTo(host);
            assertThat(seen.field("X-Forwarded-Host")).isEqualTo(host);
            assertThat(seen.field("X-Forwarded-Email")).isEqualTo("zoe@example.com");
            assertThat(seen.field("X-Forwarded-User")).isEqualTo("sp-7f3@example.com");
            assertThat(utf8(seen.field("X-Forwarded-Preferred-Username"))).isEqualTo("Zoë Dev");
            assertThat(seen.field("X-Real-Ip")).isEqualTo("127.0.0.1");
            assertThat(UUID.fromString(seen.field("X-Request-Id"))).isNotNull();
            assertThat(sandbox.workspace().expiry(seen.token())).isAfter(seen.at());
        }
    }

    private String profile() {
        return "[sp]\nhost = %s\nclient_id = %s\nclient_secret = %s\n"
                .formatted(
                        sandbox.workspace().url(),
                        StandInWorkspace.CLIENT_ID,
                        StandInWorkspace.CLIENT_SECRET);
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(ISO_8859_1), UTF_8);
    }
}
