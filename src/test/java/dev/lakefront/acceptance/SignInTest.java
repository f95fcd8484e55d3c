package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.FreePort;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Processes;
import dev.lakefront.testing.StandInAuthorizationServer;
import dev.lakefront.testing.StandInKeyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;

/** A person without the Databricks CLI logs in in a browser and runs an app. */
@Timeout(60)
@Execution(CONCURRENT)
class SignInTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @RegisterExtension final Sandbox sandbox = new Sandbox();
    private final StandInAuthorizationServer server = new StandInAuthorizationServer();

    @BeforeEach
    void prepareMachine() throws IOException {
        sandbox.loggedOut()
                .file(
                        "../home/.databrickscfg",
                        "[dev]\nhost = " + server.url() + "\nauth_type = databricks-cli\n");
        sandbox.program(
                "xdg-open",
                "#!/bin/sh\nprintf %s \"$1\" > \"$HOME/opening\"; mv \"$HOME/opening\" \"$HOME/opened\"\n");
        Path keyring = Files.createDirectories(sandbox.root().resolve("keyring"));
        sandbox.export("KEYRING", keyring.toString()).withMirror();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aLoginIsKeptInTheKeyringAndARunUsesIt() {
        withKeyring();
        LakefrontCommand login = login();
        assertThat(visitOpenedPage()).isEqualTo(200);
        assertThat(login.exitStatus()).isZero();
        assertThat(login.transcript()).contains("Logged in to " + server.url());
        LakefrontCommand run = sandbox.run("--profile", "dev").awaitOpen();
        assertThat(sandbox.mirrored().token()).startsWith("access-secret");
        run.signal("TERM");
        run.exitStatus();
        assertNoSecretIn(login.transcript(), run.transcript());
        assertNoSecretInFilesBut("keyring");
    }

    @Test
    void whoLogsOutIsLoggedOut() {
        withKeyring();
        LakefrontCommand login = login();
        visitOpenedPage();
        assertThat(login.exitStatus()).isZero();
        LakefrontCommand logout = sandbox.lakefront(List.of("auth", "logout", "--profile", "dev"));
        assertThat(logout.exitStatus()).isZero();
        assertThat(logout.transcript()).contains("Logged out of " + server.url());
        LakefrontCommand run = sandbox.run("--profile", "dev");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.transcript()).contains("`lakefront auth login --profile dev`");
    }

    @Test
    void aLoginThatIsDeniedEndsTheCommandAndSaysSo() {
        withKeyring();
        server.sendingBack("error", "access_denied");
        LakefrontCommand login = login();
        assertThat(visitOpenedPage()).isEqualTo(403);
        assertThat(login.exitStatus()).isEqualTo(1);
        assertThat(login.transcript())
                .contains("Error: the login was denied: access_denied")
                .contains("try again with `lakefront auth login --profile dev`");
        assertNoSecretIn(login.transcript());
    }

    @Test
    void aLoginThatIsOverEndsTheStartWithTheCommandThatRenewsIt() {
        withKeyring();
        LakefrontCommand login = login();
        visitOpenedPage();
        assertThat(login.exitStatus()).isZero();
        server.revoke();
        LakefrontCommand run = sandbox.run("--profile", "dev");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.transcript())
                .contains("the login of profile dev is over")
                .contains("`lakefront auth login --profile dev`");
        assertNoSecretIn(run.transcript());
    }

    @Test
    void atATerminalARunLogsInForItselfAndKeepsNothing() {
        LakefrontCommand run = sandbox.runAtATerminal("--profile", "dev");
        assertThat(visitOpenedPage()).isEqualTo(200);
        run.awaitOutput("To access your app go to http://localhost:" + sandbox.port());
        assertThat(sandbox.mirrored().token()).startsWith("access-secret");
        assertNoSecretIn(run.transcript());
        assertNoSecretInFilesBut();
        run.signal("TERM");
    }

    @Test
    void theBrowserThatARunOpensOutlivesTheRun() {
        sandbox.program(
                "xdg-open",
                """
                #!/bin/sh
                sleep 300 &
                printf %s $! > "$HOME/browser"
                printf %s "$1" > "$HOME/opening"; mv "$HOME/opening" "$HOME/opened"
                until [ -e "$HOME/go" ]; do sleep 0.1; done
                """);
        LakefrontCommand run = sandbox.runAtATerminal("--profile", "dev");
        visitOpenedPage();
        run.awaitOutput("To access your app go to http://localhost:" + sandbox.port());
        sandbox.file("../home/go", "");
        run.signal("TERM");
        long browser = Long.parseLong(sandbox.read("../home/browser"));
        Eventually.within(PLENTY, () -> pidsInTheApp().equals(List.of(browser)));
    }

    private List<Long> pidsInTheApp() {
        return Processes.in(sandbox.app()).stream().map(ProcessHandle::pid).toList();
    }

    @Test
    void withoutTerminalAndKeyringTheErrorSaysWhatToInstall() {
        LakefrontCommand run = sandbox.run("--profile", "dev");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.transcript()).contains("no `databricks` command on the PATH");
        LakefrontCommand login = login();
        assertThat(login.exitStatus()).isEqualTo(1);
        assertThat(login.transcript()).contains("there is no keyring to keep a login in");
    }

    private void withKeyring() {
        sandbox.program("secret-tool", "#!/bin/sh\n" + StandInKeyring.SECRET_TOOL);
    }

    private LakefrontCommand login() {
        return sandbox.lakefront(
                List.of(
                        "auth",
                        "login",
                        "--profile",
                        "dev",
                        "--port",
                        Sandbox.text(FreePort.next())));
    }

    /** Does what a browser does that was opened: follows redirects to the page at their end. */
    private int visitOpenedPage() {
        Path opened = sandbox.home().resolve("opened");
        Eventually.within(PLENTY, () -> Files.exists(opened));
        try {
            URI page = URI.create(Files.readString(opened));
            return ((HttpURLConnection) page.toURL().openConnection()).getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNoSecretIn(String... texts) {
        Secrets issued = new Secrets(server.secrets().toArray(String[]::new));
        assertThat(List.of(texts)).allSatisfy(text -> assertThat(issued.in(text)).isEmpty());
    }

    private void assertNoSecretInFilesBut(String... folders) {
        Path root = sandbox.root();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !isIn(root.relativize(file), folders))
                    .forEach(file -> assertNoSecretIn(content(file)));
            assertNoSecretIn(content(root.resolve("keyring").resolve("argv")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(Path file, String... folders) {
        return List.of(folders).contains(file.getName(0).toString());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return "";
        }
    }
}
