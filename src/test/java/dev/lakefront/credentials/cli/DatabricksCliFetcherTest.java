package dev.lakefront.credentials.cli;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabricksCliFetcherTest {
    private static final String ANSWER =
            "echo '{\"access_token\":\"t\",\"token_type\":\"Bearer\","
                    + "\"expiry\":\"2026-08-01T14:30:00.123456789+02:00\"}'\n";

    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell = new LoginFixture(home).set("DATABRICKS_HOST", "https://env.test");
    }

    /** A line for each argument, into the file that is returned. */
    private Path recordArguments() throws IOException {
        Path arguments = home.resolve("arguments");
        shell.cli("printf '%s\\n' \"$@\" > '" + arguments + "'\n" + ANSWER);
        return arguments;
    }

    private TokenFetcher fetcher() {
        return ((Credential.OAuth) shell.resolve().credential()).fetcher();
    }

    private TokenFailure failure() {
        return catchThrowableOfType(TokenFailure.class, fetcher()::fetch);
    }

    private TokenFailure failure(String script) throws IOException {
        shell.cli(script);
        return failure();
    }

    @Test
    void asksByHostWithoutAProfile() throws Exception {
        Path arguments = recordArguments();

        AccessToken token = fetcher().fetch();

        assertThat(token.value().reveal()).isEqualTo("t");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(Instant.parse("2026-08-01T12:30:00.123456789Z"));
        assertThat(arguments).hasContent("auth\ntoken\n--host\nhttps://env.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "x$(touch f)", "my profile", "a'b\"c", "-p", "*"})
    void aProfileIsPassedLiterally(String profile) throws Exception {
        Path arguments = recordArguments();
        shell.config("[" + profile + "]\nhost = https://p.test\n").profile(profile);

        fetcher().fetch();

        assertThat(Files.readAllLines(arguments))
                .isEqualTo(List.of("auth", "token", "--profile", profile));
        assertThat(Path.of("f")).doesNotExist();
        assertThat(home.resolve("f")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "Databricks CLI v0.296.0, --force-refresh",
        "Databricks CLI v1.13.0-dev+7bbe285, --force-refresh",
        "Databricks CLI v0.295.9, ''",
        "something else, ''",
    })
    void aCliThatCanIsToldNotToGiveItsOldTokenAgain(String version, String flag) throws Exception {
        Path arguments = home.resolve("arguments");
        shell.cli(
                "test \"$1\" = --version && exec echo '"
                        + version
                        + "'\necho \"$@\" > '"
                        + arguments
                        + "'\n"
                        + ANSWER);

        AccessToken token = fetcher().fetchAnother();

        assertThat(token.value().reveal()).isEqualTo("t");
        assertThat(arguments).hasContent(("auth token --host https://env.test " + flag).strip());
    }

    @Test
    void theDefaultProfileIsNamedToo() throws Exception {
        Path arguments = recordArguments();
        shell.set("DATABRICKS_HOST", "").config("[DEFAULT]\nhost = https://d.test\n");

        fetcher().fetch();

        assertThat(arguments).hasContent("auth\ntoken\n--profile\nDEFAULT");
    }

    @Test
    void theCliSeesTheShellButNoOtherLogin() throws Exception {
        Path seen = home.resolve("seen");
        shell.cli("env > '" + seen + "'\n" + ANSWER)
                .set("DATABRICKS_AUTH_TYPE", "databricks-cli")
                .set("DATABRICKS_TOKEN", "t")
                .set("ARM_CLIENT_SECRET", "s")
                .set("DATABRICKS_CONFIG_FILE", "~/cfg")
                .set("DATABRICKS_AUTH_STORAGE", "plaintext")
                .set("HTTPS_PROXY", "http://proxy.test:1");

        fetcher().fetch();

        assertThat(Files.readString(seen))
                .contains(
                        "DATABRICKS_CONFIG_FILE=~/cfg",
                        "DATABRICKS_AUTH_STORAGE=plaintext",
                        "HTTPS_PROXY=http://proxy.test:1")
                .doesNotContain("DATABRICKS_TOKEN", "ARM_CLIENT_SECRET", "DATABRICKS_HOST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-08-01T12:30:00Z                | 2026-08-01T12:30:00Z",
                "2026-08-01T05:30:00.5-07:00         | 2026-08-01T12:30:00.500Z",
                "0001-01-01T00:00:00Z                | 2026-08-01T12:05:00Z"
            })
    void momentsAreThoseOfRfc3339(String expiry, Instant expiresAt) throws Exception {
        shell.cli("echo '{\"access_token\":\"t\",\"expiry\":\"" + expiry + "\"}'\n");

        assertThat(fetcher().fetch().expiresAt()).isEqualTo(expiresAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: cache: databricks OAuth is not configured for this host. Try something",
                "A new access token could not be retrieved because the refresh token is invalid."
            })
    void aLostLoginSaysHowToLogInAgain(String stderr) throws IOException {
        shell.config("[my dev]\nhost = https://p.test\n").profile("my dev");

        TokenFailure failure = failure("echo '" + stderr + "' >&2\nexit 1\n");

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure)
                .hasMessage(
                        "the Databricks CLI has no valid login for profile my dev: run `databricks"
                                + " auth login --profile 'my dev'`");
    }

    @Test
    void otherWordsArePassedOnWithoutTokens() throws IOException {
        TokenFailure failure =
                failure(
                        "echo 'Error: dial https://adb-1234567890123456.7.azuredatabricks.net/x:"
                                + " eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9"
                                + ".abcdefghijklmnopqrstuvwxyz0123456789"
                                + " dapi0123456789abcdef' >&2\n"
                                + "echo second >&2; echo third >&2; exit 7\n");

        assertThat(failure.isRejected()).isFalse();
        assertThat(failure)
                .hasMessage(
                        "`databricks auth token` failed with exit code 7: Error: dial"
                                + " https://adb-1234567890123456.7.azuredatabricks.net/x: ***.***.***"
                                + " ***; second");
    }

    @ParameterizedTest
    @CsvSource({"Version 0.18.0, 0.18.0", "Databricks CLI v0.207.0, 0.207.0"})
    void aCliThatIsTooOldIsToldSo(String says, String version) throws IOException {
        TokenFailure failure =
                failure("test $1 = --version && echo '" + says + "' && exit\nexit 2\n");

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure)
                .hasMessage(
                        "the Databricks CLI "
                                + home.resolve("bin/databricks")
                                + " is version "
                                + version
                                + ", and 0.207.1 or later is needed: install a newer one, or set"
                                + " DATABRICKS_CLI_PATH to it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Databricks CLI v0.207.1", "Databricks CLI v1.14.0-dev", "none at all", ""})
    void aCliThatIsNewEnoughFailsInItsOwnWords(String says) throws IOException {
        TokenFailure failure =
                failure(
                        "test $1 = --version && echo '"
                                + says
                                + "' && exit\necho 'Error: no' >&2\nexit 2\n");

        assertThat(failure)
                .hasMessage("`databricks auth token` failed with exit code 2: Error: no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'not json: geheim'",
                "echo '{}'",
                "true",
                "echo '{\"access_token\":\"geheim\",\"expiry\":\"soon\"}'"
            })
    void anAnswerWithoutATokenIsNotQuoted(String script) throws IOException {
        TokenFailure failure = failure(script + "\n");

        assertThat(failure).hasMessage("`databricks auth token` answered without an access token");
        assertThat(failure.isRejected()).isFalse();
    }

    @Test
    void aChattyCliDoesNotHang() throws Exception {
        shell.cli(
                "i=0; while [ $i -lt 3000 ]; do echo $i is a line of noise on stderr; i=$((i+1));"
                        + " done >&2\n"
                        + ANSWER);

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
    }

    @Test
    void stdinIsEmpty() throws Exception {
        shell.cli("cat\n" + ANSWER);

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
    }

    @Test
    void aCliThatHangsIsKilledWithItsChildren() throws Exception {
        Path pids = home.resolve("pids");
        shell.cli("sleep 600 & echo $$ $! > '" + pids + "'\nwait\n");
        LoginContext context = shell.context();
        Duration limit = Duration.ofSeconds(1);
        var fetcher =
                new DatabricksCliFetcher(
                        Objects.requireNonNull(DatabricksCli.find(context)), context, limit);
        long start = System.nanoTime();

        TokenFailure failure = catchThrowableOfType(TokenFailure.class, fetcher::fetch);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plusSeconds(3));
        assertThat(failure).hasMessage("`databricks auth token` did not answer within 1 s");
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            assertThat(ended(Long.parseLong(pid))).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void whatTheCliLeavesRunningIsNotWaitedFor() throws Exception {
        Path pid = home.resolve("pid");
        shell.cli("sleep 600 & echo $! > '" + pid + "'\n" + ANSWER);
        try {
            assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
            assertThat(process(pid).isAlive()).as("left alone").isTrue();
        } finally {
            process(pid).destroyForcibly();
        }
    }

    private static ProcessHandle process(Path pid) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    private static CompletableFuture<?> ended(long pid) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElse(CompletableFuture.completedFuture(null));
    }

    @Test
    void aCliThatGoesAwayIsTold() throws IOException {
        shell.cli(ANSWER);
        TokenFetcher fetcher = fetcher();
        Path cli = home.resolve("bin/databricks");
        Files.delete(cli);

        TokenFailure failure = catchThrowableOfType(TokenFailure.class, fetcher::fetch);

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure).hasMessage("the Databricks CLI " + cli + " cannot be run any more");
    }

    @Test
    void aLinkToOurOwnLauncherIsNotTheCli() throws Exception {
        Path launcher = LoginFixture.script(home.resolve("ours/lakefront"), "exit 9\n");
        Files.createDirectory(home.resolve("first"));
        Files.createSymbolicLink(home.resolve("first/databricks"), launcher);
        shell.cli(ANSWER)
                .set("LAKEFRONT_HOME", home.resolve("ours").toString())
                .set("PATH", home.resolve("first") + ":" + home.resolve("bin"));

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
    }

    @Test
    void theCliMayBeNamedByItsPath() throws Exception {
        Path cli = LoginFixture.script(home.resolve("elsewhere/dbx"), ANSWER);
        shell.set("DATABRICKS_CLI_PATH", cli.toString());

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
    }

    @Test
    void aPathThatCannotBeRunIsAProblem() {
        shell.set("DATABRICKS_CLI_PATH", home.resolve("none").toString());

        assertThat(catchThrowableOfType(ProblemException.class, shell::resolve))
                .hasMessage("the Databricks CLI " + home.resolve("none") + " cannot be run");
    }
}
