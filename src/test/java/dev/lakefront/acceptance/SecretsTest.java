package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.Secret;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.StandInAuthorizationServer;
import dev.lakefront.testing.StandInWorkspace;
import dev.lakefront.testing.WebSocketClient;
import dev.lakefront.testing.Wire;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret comes out nowhere but where it is meant to go: not on the terminal, in an answer that is
 * not the app's, in a file, or in a list of arguments; least of all when something else goes wrong.
 */
@Timeout(60)
@Execution(CONCURRENT)
class SecretsTest {
    private static final String CLI_TOKEN =
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJmcm9tIHRoZSBjbGkifQ."
                    + "c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl";
    private static final Secrets KNOWN =
            new Secrets(
                    StandInWorkspace.CLIENT_SECRET,
                    StandInWorkspace.PERSONAL_ACCESS_TOKEN,
                    CLI_TOKEN,
                    StandInWorkspace.BABBLE);

    /** What is told to an endpoint's caller, and must stay with it. */
    private static final String TOLD =
            String.join(
                    " ",
                    StandInWorkspace.CLIENT_SECRET,
                    StandInWorkspace.PERSONAL_ACCESS_TOKEN,
                    CLI_TOKEN);

    static final List<String> RUDE_ENDPOINTS =
            List.of(
                    "HTTP/1.1 500 TOLD\r\nX-Echo: TOLD\r\nConnection: close\r\n\r\n{\"message\":\"TOLD\"}",
                    "HTTP/1.1 401 TOLD\r\nConnection: close\r\n\r\n{\"error\":\"TOLD\",\"error_description\":\"TOLD\"}",
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/TOLD\r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"access_token\":\"TOLD",
                    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"access_token\":[\"TOLD\"],\"userName\":{\"TOLD\":1}}",
                    "HTTP/1.1 200 OK\r\nContent-Length: TOLD\r\n\r\n",
                    "TOLD\r\n\r\n");

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @FieldSource("RUDE_ENDPOINTS")
    void stayInsideWhenTheTokenEndpointIsRude(String answer) {
        sandbox.workspace().saying(StandInWorkspace.TOKEN_PATH, answer.replace("TOLD", TOLD));
        assertKept(KNOWN, sandbox.withMirror());
    }

    @ParameterizedTest
    @FieldSource("RUDE_ENDPOINTS")
    void stayInsideWhenTheWorkspaceIsRude(String answer) {
        config("[DEFAULT]\nhost = URL\ntoken = " + StandInWorkspace.PERSONAL_ACCESS_TOKEN + "\n");
        sandbox.workspace().saying(StandInWorkspace.ME_PATH, answer.replace("TOLD", TOLD));
        assertKept(KNOWN, sandbox.withMirror());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo '{\"access_token\": \"TOKEN\", \"expiry\": \"2999-01-01T00:00:00Z\"}'",
                "echo '{\"access_token\": \"TOKEN\", \"expiry\": \"TOKEN\"}'",
                "echo '{\"access_token\": [\"TOKEN'",
                "echo 'TOKEN'; exit 1",
                "echo 'Error: the refresh token TOKEN is invalid' >&2; exit 1",
                "echo '{\"error\": \"TOKEN\"}' >&2; exit 1",
            })
    void stayInsideWhenTheDatabricksCliAnswers(String script) {
        config("[DEFAULT]\nhost = URL\nauth_type = databricks-cli\n");
        sandbox.program(
                "databricks",
                "#!/bin/sh\necho \"$@\" >> \"$HOME/../asked.txt\"\n"
                        + script.replace("TOKEN", CLI_TOKEN));
        sandbox.workspace().accept(CLI_TOKEN);
        assertKept(KNOWN, sandbox.withMirror());
    }

    @ParameterizedTest
    @FieldSource("RUDE_ENDPOINTS")
    void stayInsideWhenALoginInTheBrowserIsRefused(String answer) {
        try (var server = new StandInAuthorizationServer()) {
            String refresh = "refresh-token-of-the-keyring";
            sandbox.loggedOut()
                    .file(
                            "../home/.databrickscfg",
                            "[DEFAULT]\nhost = " + server.url() + "\nauth_type = databricks-cli\n");
            sandbox.program("secret-tool", "#!/bin/sh\n[ \"$1\" = lookup ] && printf " + refresh);
            server.answeringForATokenWith(answer);
            assertKept(new Secrets(refresh), sandbox.withMirror());
            assertThat(server.grants().getFirst()).containsEntry("refresh_token", refresh);
        }
    }

    @ParameterizedTest
    @FieldSource("RUDE_ENDPOINTS")
    void stayInsideWhenALoginInTheBrowserFails(String answer) {
        try (var server = new StandInAuthorizationServer()) {
            server.answeringForATokenWith(answer);
            sandbox.program(
                    "xdg-open",
                    "#!/bin/sh\npython3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1])' \"$1\" 2> /dev/null\n");
            sandbox.program("secret-tool", "#!/bin/sh\nexit 1\n");
            LakefrontCommand login =
                    sandbox.lakefront(List.of("auth", "login", "--host", server.url()));
            assertThat(login.exitStatus()).isEqualTo(1);
            assertThat(server.grants()).hasSize(1);
            Secrets sent = new Secrets(server.secrets().toArray(String[]::new));
            sent.add(server.grants().getFirst().getOrDefault("code_verifier", ""));
            assertThat(sent.in(login.transcript())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[DEFAULT]\nhost = URL\nclient_id = x\nclient_secret SECRET\n",
                "[DEFAULT]\nhost = URL\ntoken = SECRET\nclient_id = x\nclient_secret = SECRET\n",
                "[DEFAULT\nclient_secret = SECRET\n",
                "client_secret = SECRET\n",
                "[DEFAULT]\nhost = ftp://x:SECRET@there\nclient_id = x\nclient_secret = y\n",
                "[DEFAULT]\nhost = URL\ntoken = SECRET\u0007\n",
            })
    void stayInsideWhenTheConfigFileIsBroken(String config) {
        config(config.replace("SECRET", StandInWorkspace.CLIENT_SECRET));
        assertKept(KNOWN, sandbox.withMirror());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: A, value: SECRET}, {name: A, value: [SECRET]}]",
                "env: [{name: A, value: {SECRET: SECRET}}]",
                "env:\n  - name: A\n    value: \"SECRET\n",
                "env:\n  - {name: A, value: SECRET\n  - {name: B, value: SECRET}\n",
                "env:\n  - name: A\n   value: SECRET\n",
                "env:\n  - name: A\n    value: *SECRET\n",
                "env:\n  - name: A\n    value: !SECRET!x y\n",
            })
    void stayInsideWhenTheSpecIsBroken(String spec) {
        sandbox.file("app.py", "");
        sandbox.file("app.yaml", spec.replace("SECRET", StandInWorkspace.CLIENT_SECRET));
        assertKept(KNOWN, sandbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=1", "--port=-1", "--app-port=x", "--entry-point=none.yml"})
    void stayInsideWhenAFlagIsWrong(String flag) {
        String value = "TOKEN=" + StandInWorkspace.CLIENT_SECRET;
        LakefrontCommand run = sandbox.withMirror().run("--env", value, flag);
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(KNOWN.in(run.transcript())).isEmpty();
    }

    @Test
    void stayInsideWhenTheAppHangsUp() {
        sandbox.file(
                "rude.py",
                """
                import os, socket
                listener = socket.create_server(("", int(os.environ["DATABRICKS_APP_PORT"])))
                while True:
                    listener.accept()[0].close()
                """);
        assertKept(KNOWN, sandbox.withCommand("python3", "rude.py"));
    }

    @Test
    void stayInsideOffline() {
        Set<Path> before = files();
        sandbox.loggedOut().withMirror();
        before.addAll(files());
        LakefrontCommand run = sandbox.run("--offline").awaitOpen();
        Secrets secrets = new Secrets(sandbox.mirrored().token());
        for (ProcessHandle process : family(run)) {
            for (String variable : environment(process)) {
                if (variable.startsWith("DATABRICKS_CLIENT_SECRET=")) {
                    secrets.add(variable.substring(variable.indexOf('=') + 1));
                }
            }
        }
        assertNothingCameOut(run, secrets, before);
    }

    @Test
    void areNotShownByWhatHoldsThem() {
        Secret secret = new Secret(StandInWorkspace.CLIENT_SECRET);
        AccessToken token = new AccessToken(secret, Instant.EPOCH, Instant.MAX);
        Map<String, String> environment = Map.of("DATABRICKS_TOKEN", secret.reveal());
        List<Object> holders =
                List.of(
                        secret,
                        token,
                        new Caller(new Identity("1", "a", "b", "c"), token),
                        Authorization.bearer(token),
                        new ClientCredentials("id", secret),
                        new LoginRequest(environment, null, Path.of("/"), "1"));
        assertThat(KNOWN.in(holders.toString())).isEmpty();
    }

    /** Runs the app, asks it in every way, and looks at all that came out. */
    private void assertKept(Secrets secrets, Sandbox prepared) {
        Set<Path> before = files();
        assertNothingCameOut(prepared.run(), secrets, before);
    }

    private void assertNothingCameOut(LakefrontCommand run, Secrets secrets, Set<Path> before) {
        List<String> cameOut = new ArrayList<>();
        if (opens(run)) {
            family(run).forEach(process -> cameOut.add(commandLine(process)));
            cameOut.addAll(answersOfTheFrontDoor());
            run.signal("TERM");
        }
        run.exitStatus();
        cameOut.add(run.transcript());
        Set<Path> written = files();
        written.removeAll(before);
        written.forEach(file -> cameOut.add(file + "\n" + content(file)));
        assertThat(cameOut).allSatisfy(text -> assertThat(secrets.in(text)).as(text).isEmpty());
        assertThat(run.transcript()).doesNotContain("\tat ");
    }

    private static boolean opens(LakefrontCommand run) {
        try {
            run.awaitOpen();
            return true;
        } catch (AssertionError ended) {
            return false;
        }
    }

    /** Those that the app gives hold its own token, as they should. */
    private List<String> answersOfTheFrontDoor() {
        List<String> answers = new ArrayList<>();
        for (String accept : List.of("text/html", "application/json", "*/*")) {
            HttpAnswer answer = sandbox.get("/", "Accept: " + accept);
            answers.add(answer.head() + (answer.status() == 200 ? "" : answer.body()));
        }
        try (var socket = WebSocketClient.open(sandbox.port(), "/ws")) {
            answers.add(socket.status() == 101 ? "" : socket.rest());
        }
        try (Wire client = Wire.to(sandbox.port())) {
            answers.add(client.send("GET /" + TOLD + " HTTP/1.1\r\n\r\n").rest());
        }
        return answers;
    }

    private static List<ProcessHandle> family(LakefrontCommand run) {
        ProcessHandle lakefront = ProcessHandle.of(run.pid()).orElseThrow();
        return Stream.concat(Stream.of(lakefront), lakefront.descendants()).toList();
    }

    private static String commandLine(ProcessHandle process) {
        return content(Path.of("/proc/" + process.pid() + "/cmdline"));
    }

    private static List<String> environment(ProcessHandle process) {
        return List.of(content(Path.of("/proc/" + process.pid() + "/environ")).split("\0", -1));
    }

    /** All below the folder that holds home, app and programs. */
    private Set<Path> files() {
        try (Stream<Path> files = Files.walk(sandbox.home().getParent())) {
            return new HashSet<>(files.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** The config file is the only login. */
    private void config(String text) {
        sandbox.loggedOut()
                .file("../home/.databrickscfg", text.replace("URL", sandbox.workspace().url()));
    }
}
