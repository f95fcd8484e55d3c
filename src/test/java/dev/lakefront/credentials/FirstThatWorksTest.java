package dev.lakefront.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login on Azure that asks for nothing: the Databricks CLI's, else az's. */
class FirstThatWorksTest {
    private static final String DATABRICKS = "echo '{\"access_token\":\"databricks\"}'\n";
    private static final String AZURE = "echo '{\"accessToken\":\"azure\"}'\n";
    private static final String LOGGED_OUT =
            "echo 'Error: cache: databricks OAuth is not configured for this host' >&2\nexit 1\n";

    @TempDir Path home;
    private LoginFixture shell;

    @BeforeEach
    void openShell() {
        shell =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", "http://127.0.0.1:9")
                        .set("DATABRICKS_CLOUD", "Azure")
                        .set("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    private void command(String name, String script) throws IOException {
        LoginFixture.script(
                home.resolve("bin").resolve(name),
                "echo " + name + " >> '" + home.resolve("runs") + "'\n" + script);
    }

    private TokenFetcher fetcher() {
        return ((Credential.OAuth) shell.resolve().credential()).fetcher();
    }

    private static String token(TokenFetcher fetcher) throws TokenFailure {
        return fetcher.fetch().value().reveal();
    }

    @Test
    void theFirstThatWorksIsTheLogin() throws Exception {
        command("databricks", DATABRICKS);
        command("az", AZURE);

        assertThat(token(fetcher())).isEqualTo("databricks");
        assertThat(Files.readAllLines(home.resolve("runs"))).doesNotContain("az");
    }

    @Test
    void whatWorkedOnceIsTheLoginFromThenOn() throws Exception {
        command("databricks", LOGGED_OUT);
        command("az", AZURE);
        TokenFetcher fetcher = fetcher();
        assertThat(token(fetcher)).isEqualTo("azure");
        command("databricks", DATABRICKS);

        assertThat(token(fetcher)).isEqualTo("azure");
    }

    @Test
    void aCommandThatIsNotInstalledIsPassedOver() throws Exception {
        command("az", AZURE);

        assertThat(token(fetcher())).isEqualTo("azure");
    }

    @Test
    void whatWentWrongWithEachIsTold() throws Exception {
        command("databricks", LOGGED_OUT);
        command("az", "echo \"Please run 'az login'\" >&2\nexit 1\n");

        TokenFailure failure = catchThrowableOfType(TokenFailure.class, fetcher()::fetch);

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure)
                .hasMessage(
                        "the Databricks CLI has no valid login for the login of"
                                + " http://127.0.0.1:9: run `databricks auth login --host"
                                + " http://127.0.0.1:9`; and the Azure CLI has no valid login: run"
                                + " `az login`");
    }

    @Test
    void oneThatMayWorkLaterIsNoRefusalOfAll() throws Exception {
        command("databricks", LOGGED_OUT);
        command("az", "echo odd >&2\nexit 3\n");

        assertThat(catchThrowableOfType(TokenFailure.class, fetcher()::fetch).isRejected())
                .isFalse();
    }

    @Test
    void withoutAnyOfTheCommandsBothAreNamed() {
        shell.set("PATH", home.toString());

        assertThat(catchThrowableOfType(ProblemException.class, shell::resolve).problems())
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("no `databricks` command on the PATH"),
                        what -> assertThat(what).contains("needs the `az` command"));
    }

    @Test
    void itsAuthTypeIsLeftToTheAppToFind() throws Exception {
        command("databricks", DATABRICKS);
        command("az", AZURE);
        Login login = shell.resolve();

        assertThat(login.authType()).isEqualTo("undecided");
        assertThat(LoginVariables.of(login, HostMetadata.UNKNOWN))
                .extracting(LoginVariable::name)
                .doesNotContain("DATABRICKS_AUTH_TYPE");
    }
}
