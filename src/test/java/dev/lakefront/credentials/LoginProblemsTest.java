package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code login-failures.txt} does not hold. */
class LoginProblemsTest {
    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell = new LoginFixture(home);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ProblemException.class, shell::resolve).problems();
    }

    @Test
    void anAuthTypeOfTheCliNeedsTheCli() {
        shell.set("DATABRICKS_HOST", "https://env.test")
                .set("DATABRICKS_TOKEN", "t")
                .set("DATABRICKS_AUTH_TYPE", "databricks-cli");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "auth type databricks-cli needs the `databricks` command, which is not on"
                                + " the PATH");
    }

    @Test
    void aTextThatIsNoBooleanOrNumberIsRefused() throws IOException {
        shell.config("[p]\nhost = p.test\ntoken = t\nrate_limit = many\ndebug_headers = no\n")
                .set("DATABRICKS_CONFIG_PROFILE", "p")
                .set("DATABRICKS_DEBUG_HEADERS", "yes");

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "debug_headers: yes (expected: true or false)",
                                "DATABRICKS_DEBUG_HEADERS",
                                null),
                        new Problem(
                                "rate_limit: many (expected: a whole number)",
                                "profile p in " + shell.configFile() + ":4",
                                null));
    }

    @Test
    void aTextThatIsNotUsedMayBeAnything() throws IOException {
        shell.config("[p]\nhost = p.test\ntoken = t\ndebug_headers = no\n")
                .set("DATABRICKS_CONFIG_PROFILE", "p")
                .set("DATABRICKS_DEBUG_HEADERS", "1");

        assertThat(shell.resolve().host()).isEqualTo("https://p.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://workspace.test",
                "http://10.0.0.1:80/",
                "http://127.0.0.1.evil.test",
                "http://localhost.evil.test",
                "http://0.0.0.0",
                "ftp://127.0.0.1"
            })
    void aHostThatWouldGetTheTokenUnencryptedIsRefused(String host) {
        shell.set("DATABRICKS_HOST", host).set("DATABRICKS_TOKEN", "t");

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what()).contains("would get your token unencrypted");
                    assertThat(problem.where()).isEqualTo("DATABRICKS_HOST");
                    assertThat(problem.fix()).startsWith("use https://");
                });
    }

    @Test
    void aFileThatIsADirectoryIsTold() throws IOException {
        Files.createDirectory(shell.configFile());
        shell.profile("a");

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "cannot read the Databricks config file: it is a directory",
                                shell.configFile().toString(),
                                "make it a file that you may read, or name another one: set"
                                        + " DATABRICKS_CONFIG_FILE"));
    }

    @Test
    void allProblemsComeAtOnce() {
        shell.set("DATABRICKS_HOST", "http://far.test")
                .set("DATABRICKS_TOKEN", "t")
                .set("DATABRICKS_CLIENT_ID", "i")
                .set("HTTPS_PROXY", "http://u:geheim@ proxy");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the workspace host http://far.test would get your token unencrypted"
                                + " (expected: https://, or http:// on this machine)",
                        "more than one authorization method configured: oauth and pat",
                        "cannot read HTTPS_PROXY (expected: http://host:port)");
    }

    @Test
    void aTokenThatCannotBeSentIsNotQuoted() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_TOKEN", "ge\nheim");

        assertThat(problems().toString())
                .contains("a line break")
                .doesNotContain("ge\nheim", "heim");
    }
}
