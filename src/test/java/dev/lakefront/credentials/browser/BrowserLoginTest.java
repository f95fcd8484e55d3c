package dev.lakefront.credentials.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.BrowserLogins;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.Logins;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.ProfilePicker;
import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.FreePort;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserLoginTest {
    private static final Duration PLENTY = Duration.ofSeconds(10);

    @TempDir Path folder;
    private StandInAuthorizationServer server;
    private LoginFixture shell;
    private Path keyring;

    @BeforeEach
    void openServer() throws IOException {
        server = new StandInAuthorizationServer();
        keyring = Files.createDirectory(folder.resolve("keyring"));
        shell =
                new LoginFixture(folder)
                        .config("[dev]\nhost = " + server.url() + "\nauth_type = databricks-cli\n")
                        .profile("dev")
                        .set("HOME", folder.toString())
                        .set("KEYRING", keyring.toString())
                        .set("XDG_RUNTIME_DIR", folder.resolve("run").toString())
                        .set("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        program("xdg-open", ":");
        program("secret-tool", StandInKeyring.SECRET_TOOL);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Nested
    class InTheBrowser {
        @Test
        void itYieldsATokenAndAPageThatTellsNothing() throws Exception {
            BrowserLogin login = login();
            Page page = signIn(login);
            assertThat(page.status).isEqualTo(200);
            assertThat(page.text).contains("You are logged in");
            assertNoSecretIn(page.text);
        }

        @Test
        void itAsksAsTheDatabricksCliDoes() throws Exception {
            signIn(login());
            assertThat(server.authorizations().getFirst())
                    .containsEntry("client_id", "databricks-cli")
                    .containsEntry("response_type", "code")
                    .containsEntry("scope", "offline_access all-apis")
                    .containsEntry("code_challenge_method", "S256");
            assertThat(server.authorizations().getFirst().get("redirect_uri"))
                    .matches("http://localhost:\\d+");
        }

        @Test
        void theServerSeesTheVerifierAndOnlyItsHashBefore() throws Exception {
            signIn(login());
            String verifier = server.grants().getFirst().get("code_verifier");
            assertThat(verifier).hasSizeBetween(43, 128);
            assertThat(server.authorizations().getFirst()).doesNotContainValue(verifier);
        }

        @Test
        void aCodeOfAnotherLoginIsRefused() throws Exception {
            signIn(login());
            String code = server.secrets().getFirst();
            server.sendingBack("code", code);
            assertThat(problem(login()).what()).contains("it refuses the login in the browser");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"?code=stolen&state=guessed", "?code=stolen", "?error=access_denied"})
        void aForgedReturnDoesNotEndIt(String forged) throws Exception {
            var manner = new Manner();
            CompletableFuture<Boolean> login = inBackground(login(), manner);
            URI page = manner.page.get(10, TimeUnit.SECONDS);
            URI redirect = URI.create(server(page, "redirect_uri") + "/" + forged);
            assertThat(visit(redirect).status).isEqualTo(400);
            assertThat(visit(page).status).isEqualTo(200);
            assertThat(login.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.grants()).hasSize(1);
        }

        @Test
        void whatIsNoReturnIsSentAway() throws Exception {
            var manner = new Manner();
            CompletableFuture<Boolean> login = inBackground(login(), manner);
            URI page = manner.page.get(10, TimeUnit.SECONDS);
            assertThat(visit(URI.create(server(page, "redirect_uri") + "/favicon.ico")).status)
                    .isEqualTo(404);
            visit(page);
            assertThat(login.get(10, TimeUnit.SECONDS)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "iss, https://other.example, the answer to the login comes from another",
            "code, '', the browser came back from the login without a code",
            "error, access_denied, the login was denied: access_denied",
        })
        void whatIsWrongWithTheReturnIsTold(String name, String value, String words) {
            server.sendingBack(name, value);
            assertThat(problem(login()).what()).contains(words);
            assertThat(server.grants()).isEmpty();
        }

        @Test
        void aServerThatPromisesItsNameMustGiveIt() {
            server.describedWith(",\"authorization_response_iss_parameter_supported\":true")
                    .sendingBack("iss", "");
            assertThat(problem(login()).what()).contains("another authorization server");
        }

        @Test
        void theServersWordsAreShownInTheTerminalOnlyAndWithoutTokens() throws Exception {
            server.sendingBack("error", "access_denied")
                    .sendingBack("error_description", "<script>dapi0123456789abcdef</script>");
            var manner = new Manner();
            CompletableFuture<Boolean> login = inBackground(login(), manner);
            Page page = visit(manner.page.get(10, TimeUnit.SECONDS));
            assertThat(page.status).isEqualTo(403);
            assertThat(page.text).doesNotContain("script", "access_denied");
            assertThatThrownBy(login::join)
                    .hasMessageContaining("access_denied")
                    .hasMessageNotContaining("dapi0123456789abcdef");
        }

        @Test
        void nobodyIsWaitedForForEver() {
            var manner =
                    new BrowserLogin.Manner(FreePort.next(), Duration.ofMillis(50), (_, _) -> {});
            ProblemException timeout =
                    catchThrowableOfType(ProblemException.class, () -> login().signIn(manner));
            assertThat(timeout).hasMessageContaining("nobody logged in within 50 ms");
            assertThat(timeout.problems().getFirst().fix())
                    .contains("lakefront auth login --profile dev");
        }

        @Test
        void theSystemIsAskedToShowThePage() throws Exception {
            program(
                    "xdg-open",
                    "printf %s \"$1\" > \"$HOME/opening\"; mv \"$HOME/opening\" \"$HOME/opened\"");
            var manner = new Manner();
            CompletableFuture<Boolean> login = inBackground(login(), manner);
            URI page = manner.page.get(10, TimeUnit.SECONDS);
            Path opened = folder.resolve("opened");
            Eventually.within(PLENTY, () -> Files.exists(opened));
            assertThat(Files.readString(opened)).isEqualTo(page.toString());
            assertThat(manner.opened).isTrue();
            visit(URI.create(Files.readString(opened)));
            assertThat(login.get(10, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void withoutAProgramForThatOnlyTheAddressIsTold() throws Exception {
            shell.set("PATH", keyring.toString());
            var manner = new Manner();
            CompletableFuture<Boolean> login = inBackground(login(), manner);
            visit(manner.page.get(10, TimeUnit.SECONDS));
            assertThat(login.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(manner.opened).isFalse();
        }

        @Test
        void aTakenPortLeadsToTheNextOne() {
            try (BrowserRedirect first = BrowserRedirect.open(null);
                    BrowserRedirect second = BrowserRedirect.open(null)) {
                assertThat(first.address().getPort()).isBetween(8020, 8040);
                assertThat(second.address().getPort())
                        .isBetween(first.address().getPort() + 1, 8040);
            }
        }

        @Test
        void aTakenPortThatWasAskedForIsAProblem() {
            try (BrowserRedirect first = BrowserRedirect.open(FreePort.next())) {
                assertThatThrownBy(() -> BrowserRedirect.open(first.address().getPort()))
                        .hasMessageContaining("needs port " + first.address().getPort());
            }
        }

        @Test
        void anEndpointThatIsNotEncryptedGetsNothing() {
            server.describedWith(",\"token_endpoint\":\"http://example.com/token\"");
            assertThat(problem(login()).what()).contains("not https (http://example.com)");
            assertThat(server.authorizations()).isEmpty();
        }

        @Test
        void narrowerScopesAreAskedFor() throws Exception {
            signIn(login(Scopes.parse("sql, files.files")));
            assertThat(server.authorizations().getFirst())
                    .containsEntry("scope", "offline_access files.files sql");
        }
    }

    @Nested
    class InTheKeyring {
        @Test
        void theRefreshTokenIsKeptAndTravelsThroughAPipe() throws Exception {
            signIn(login());
            assertThat(kept()).containsExactly(refreshTokens().getLast());
            assertNoSecretIn(Files.readString(keyring.resolve("argv")));
            assertThat(login().isKept()).isTrue();
        }

        @Test
        void anotherProcessFindsIt() throws Exception {
            signIn(login());
            assertThat(fetch(shell.resolve()).value().reveal()).startsWith("access-secret");
        }

        @Test
        void eachRefreshTokenIsUsedOnceAndTheNextOneKept() throws Exception {
            signIn(login());
            Login run = shell.resolve();
            for (int i = 0; i < 3; i++) {
                String before = kept().getFirst();
                fetch(run);
                assertThat(server.grants().getLast()).containsEntry("refresh_token", before);
                assertThat(kept()).containsExactly(refreshTokens().getLast());
            }
        }

        @Test
        void runsThatRefreshAtOnceDoNotEndEachOthersLogin() throws Exception {
            signIn(login());
            List<CompletableFuture<AccessToken>> runs =
                    Stream.generate(shell::resolve)
                            .limit(4)
                            .map(run -> CompletableFuture.supplyAsync(() -> fetched(run)))
                            .toList();
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.get(20, TimeUnit.SECONDS)).isNotNull());
        }

        @Test
        void aLoginThatIsOverIsToldWithTheCommand() throws Exception {
            signIn(login());
            server.revoke();
            assertThatThrownBy(() -> fetch(shell.resolve()))
                    .isInstanceOf(TokenFailure.class)
                    .hasMessageContaining("the login of profile dev is over")
                    .hasMessageContaining("`lakefront auth login --profile dev`")
                    .satisfies(e -> assertThat(((TokenFailure) e).isRejected()).isTrue());
        }

        @Test
        void noOtherHostGetsTheTokenThoughTheProfileMoves() throws Exception {
            signIn(login());
            try (var other = new StandInAuthorizationServer()) {
                shell.config("[dev]\nhost = " + other.url() + "\nauth_type = databricks-cli\n");
                assertThatThrownBy(() -> fetch(shell.resolve()))
                        .hasMessageContaining("profile dev is not logged in");
                assertThat(other.grants()).isEmpty();
            }
        }

        @Test
        void eachChoiceOfScopesIsALoginOfItsOwn() throws Exception {
            signIn(login(Scopes.parse("sql")));
            assertThat(login(Scopes.parse("sql")).isKept()).isTrue();
            assertThat(login().isKept()).isFalse();
            assertThat(login(Scopes.parse("files")).isKept()).isFalse();
        }

        @Test
        void loggingOutForgetsAllOfThem() throws Exception {
            signIn(login());
            signIn(login(Scopes.parse("sql")));
            assertThat(login().forget()).isTrue();
            assertThat(kept()).isEmpty();
            assertThat(login().forget()).isFalse();
        }

        @Test
        void aKeyringThatRefusesLeavesTheLoginInMemory() throws Exception {
            program("secret-tool", "echo 'Cannot autolaunch D-Bus' >&2; exit 1");
            Login run = attended();
            assertThat(signIn(browserLogin(run)).status).isEqualTo(200);
            fetch(run);
            fetch(run);
            assertThat(server.grants().getLast()).containsKey("refresh_token");
            assertThat(fileContents()).noneMatch(this::holdsASecret);
        }

        private boolean holdsASecret(String text) {
            return server.secrets().stream().anyMatch(text::contains);
        }
    }

    @Nested
    class OfARun {
        @Test
        void theCliIsAskedWhereThereIsOne() throws Exception {
            shell.cli("exit 1").set("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
            assertThat(shell.resolve().browserLogin()).isNull();
        }

        @Test
        void narrowerScopesAreNotAskedOfTheCli() throws Exception {
            shell.cli("exit 1").set("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
            Login narrow =
                    Logins.resolve(
                            shell.request().narrowedTo(Scopes.parse("sql")), LoginFixture.CLOCK);
            assertThat(browserLogin(narrow).isKept()).isFalse();
        }

        @Test
        void withoutKeyringAndPersonItIsAProblemAtOnce() {
            shell.set("PATH", keyring.toString());
            assertThatThrownBy(shell::resolve)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no `databricks` command on the PATH");
        }

        @Test
        void theFirstTokenIsTheOneThatTheLoginBrought() throws Exception {
            Login run = attended();
            signIn(browserLogin(run));
            fetch(run);
            assertThat(server.grants()).hasSize(1);
            fetch(run);
            assertThat(server.grants()).hasSize(2);
        }
    }

    private BrowserLogin login() {
        return login(Scopes.ALL);
    }

    private BrowserLogin login(Scopes scopes) {
        return BrowserLogins.find(shell.request().narrowedTo(scopes), null, LoginFixture.CLOCK);
    }

    private Login attended() {
        LoginRequest request = shell.request();
        return Logins.resolve(
                new LoginRequest(
                        request.environment(),
                        request.profile(),
                        request.home(),
                        request.version(),
                        null,
                        new Somebody()),
                LoginFixture.CLOCK);
    }

    private static final class Somebody implements ProfilePicker {
        @Override
        public @Nullable String pick(String question, List<String> profiles) {
            return null;
        }

        @Override
        public boolean isAttended() {
            return true;
        }
    }

    private static BrowserLogin browserLogin(Login login) {
        BrowserLogin found = login.browserLogin();
        if (found == null) {
            throw new AssertionError("no login in the browser: " + login);
        }
        return found;
    }

    private static AccessToken fetch(Login login) throws TokenFailure {
        return ((Credential.OAuth) login.credential()).fetcher().fetch();
    }

    private static AccessToken fetched(Login login) {
        try {
            return fetch(login);
        } catch (TokenFailure e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs in, with a browser that follows every redirect. */
    private static Page signIn(BrowserLogin login) throws Exception {
        var manner = new Manner();
        CompletableFuture<Boolean> done = inBackground(login, manner);
        Page page = visit(manner.page.get(10, TimeUnit.SECONDS));
        done.get(10, TimeUnit.SECONDS);
        return page;
    }

    private static Problem problem(BrowserLogin login) {
        ProblemException failed =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> login.signIn(new Manner((page, _) -> visitLater(page)).manner()));
        return failed.problems().getFirst();
    }

    private static void visitLater(URI page) {
        Thread.ofVirtual().start(() -> visit(page));
    }

    private static CompletableFuture<Boolean> inBackground(BrowserLogin login, Manner manner) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return login.signIn(manner.manner());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static final class Manner {
        final CompletableFuture<URI> page = new CompletableFuture<>();
        volatile boolean opened;
        private final BrowserLogin.Invitation then;

        Manner() {
            this((_, _) -> {});
        }

        Manner(BrowserLogin.Invitation then) {
            this.then = then;
        }

        BrowserLogin.Manner manner() {
            return new BrowserLogin.Manner(FreePort.next(), PLENTY, this::at);
        }

        private void at(URI address, boolean wasOpened) {
            opened = wasOpened;
            page.complete(address);
            then.at(address, wasOpened);
        }
    }

    private record Page(int status, String text) {}

    private static Page visit(URI page) {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setReadTimeout((int) PLENTY.toMillis());
            int status = connection.getResponseCode();
            try (var in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Page(status, connection.getHeaderFields() + body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String server(URI page, String parameter) {
        for (String pair : page.getQuery().split("&", -1)) {
            if (pair.startsWith(parameter + "=")) {
                return pair.substring(parameter.length() + 1);
            }
        }
        throw new AssertionError("no " + parameter);
    }

    private void program(String name, String script) throws IOException {
        LoginFixture.script(folder.resolve("bin").resolve(name), script);
    }

    private List<String> refreshTokens() {
        return server.secrets().stream().filter(s -> s.startsWith("refresh")).toList();
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(keyring)) {
            return files.filter(file -> file.getFileName().toString().startsWith("kept-"))
                    .map(BrowserLoginTest::content)
                    .toList();
        }
    }

    private List<String> fileContents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(BrowserLoginTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNoSecretIn(String text) {
        assertThat(server.secrets()).isNotEmpty().noneMatch(text::contains);
    }
}
