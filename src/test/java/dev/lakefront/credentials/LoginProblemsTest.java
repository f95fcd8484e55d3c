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
    void withNothingAtAllItSaysWhatWasLookedForAndBothWaysOut() {
        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "no Databricks login found; looked for --profile,"
                                        + " DATABRICKS_CONFIG_PROFILE, DATABRICKS_HOST, and in "
                                        + shell.configFile()
                                        + " for default_profile in [__settings__] and for"
                                        + " [DEFAULT] with a host",
                                null,
                                "log in with `databricks auth login --host <workspace-url>`, or"
                                        + " run without a workspace: `lakefront run --offline`"));
    }

    @Test
    void aHostAloneNeedsTheCli() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("PATH", home.toString());

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "no credentials for https://env.test: no token, no user name and"
                                        + " password, no client id and secret in the environment or"
                                        + " the profile, and no `databricks` command on the PATH to"
                                        + " ask for a token",
                                null,
                                "install the Databricks CLI and run `databricks auth login --host"
                                        + " https://env.test`, or, without it, `lakefront auth"
                                        + " login --host https://env.test`; or run without a"
                                        + " workspace: `lakefront run --offline`"));
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

    @Test
    void aProfileThatIsNotThereListsThoseThatAre() throws IOException {
        shell.config("[a]\nhost=h\n[empty]\n[b]\nhost=h\n[__settings__]\nauth_storage=secure\n")
                .profile("c");

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "profile c not found (--profile); the file has: a, b",
                                shell.configFile().toString(),
                                "choose one of these, or make it: `databricks auth login --profile"
                                        + " c --host <workspace-url>`"));
    }

    @Test
    void aDefaultProfileThatIsNotThereIsToldToo() throws IOException {
        shell.config("[__settings__]\ndefault_profile = gone\n[a]\nhost=h\n");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "profile gone not found (default_profile in "
                                + shell.configFile()
                                + ":2); the file has: a");
    }

    @Test
    void aProfileWithoutAnyFileSaysSo() {
        shell.set("DATABRICKS_CONFIG_PROFILE", "c");

        assertThat(problems())
                .extracting(Problem::where)
                .containsExactly(shell.configFile() + " (does not exist)");
    }

    @Test
    void theClisOwnSectionIsNoProfile() throws IOException {
        shell.config("[__settings__]\ndefault_profile = a\n[a]\nhost=h\n").profile("__settings__");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly("profile __settings__ not found (--profile); the file has: a");
    }

    @Test
    void severalFamiliesAreToldInTheClisWords() throws IOException {
        shell.config("[p]\nhost = https://p.test\nclient_id = i\nclient_secret = s\n")
                .profile("p")
                .set("DATABRICKS_TOKEN", "t");

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "more than one authorization method configured: oauth and pat",
                                "token from DATABRICKS_TOKEN, client_id from profile p in "
                                        + shell.configFile()
                                        + ":3, client_secret from profile p in "
                                        + shell.configFile()
                                        + ":4",
                                "unset all but one, or choose with DATABRICKS_AUTH_TYPE or the"
                                        + " profile's auth_type"));
    }

    @Test
    void halfAPairIsNoLogin() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_CLIENT_ID", "i");

        assertThat(problems())
                .containsExactly(
                        Problem.of(
                                "auth type oauth-m2m needs client_secret, which is not set",
                                "set DATABRICKS_CLIENT_SECRET, or client_secret in the profile"));
    }

    @Test
    void anAuthTypeThatNobodyKnowsIsToldApart() {
        shell.set("DATABRICKS_HOST", "https://env.test").set("DATABRICKS_AUTH_TYPE", "oauth");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "unknown auth type oauth (expected: pat, basic, oauth-m2m, databricks-cli,"
                                + " metadata-service, github-oidc, azure-devops-oidc, env-oidc,"
                                + " file-oidc, github-oidc-azure, azure-msi, azure-client-secret,"
                                + " azure-cli, google-credentials, google-id)");
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
    void credentialsWithoutAHostSayWhatIsMissing() {
        shell.set("DATABRICKS_TOKEN", "t");

        assertThat(problems())
                .containsExactly(
                        Problem.of(
                                "credentials are set, but no workspace to use them in",
                                "set DATABRICKS_HOST=https://<workspace-url>"));
    }

    @Test
    void anIllFormedFileNamesFileAndLine() throws IOException {
        shell.config("[a]\nhost = https://a.test\ndapi-not-a-key\n").profile("a");

        assertThat(problems())
                .containsExactly(
                        new Problem(
                                "cannot read the Databricks config file: expected [profile] or key"
                                        + " = value",
                                shell.configFile() + ":3",
                                null));
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
                                null));
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
