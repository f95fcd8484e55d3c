package dev.lakefront.credentials.azure;

import static dev.lakefront.credentials.LoginFixture.CLOCK;
import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.method.CompanionFields;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.CachedTokenSource;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCliMethodTest {
    private static final String DATABRICKS = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
    private static final String SHOW = "account show --output json";
    private static final String GET = "account get-access-token --resource ";

    @TempDir Path home;
    private StubWorkspace workspace;
    private LoginFixture shell;
    private Path runs;

    @BeforeEach
    void open() throws IOException {
        workspace = new StubWorkspace();
        runs = home.resolve("runs");
        shell =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", workspace.url())
                        .set("DATABRICKS_AUTH_TYPE", "azure-cli");
    }

    @AfterEach
    void close() throws IOException {
        workspace.close();
    }

    /** A stand-in for {@code az} that writes down how it is run. */
    private void az(String account, String token) throws IOException {
        LoginFixture.script(
                home.resolve("bin/az"),
                "echo \"$*\" >> '"
                        + runs
                        + "'\ncase \"$2\" in\nshow)\n"
                        + account
                        + "\n;;\n*)\n"
                        + token
                        + "\n;;\nesac\n");
        shell.set("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    private static String user(String name, String type) {
        return "echo '{\"user\":{\"name\":\"" + name + "\",\"type\":\"" + type + "\"}}'";
    }

    private static String token(String value) {
        long end = NOW.plusSeconds(3600).getEpochSecond();
        return "echo '{\"accessToken\":\"" + value + "\",\"expires_on\":" + end + "}'";
    }

    private static final String PERSON = user("me@w.test", "user");

    private Credential.OAuth credential() {
        return (Credential.OAuth) shell.resolve().credential();
    }

    private TokenFetcher fetcher() {
        return credential().fetcher();
    }

    private TokenFailure failure() {
        return catchThrowableOfType(TokenFailure.class, fetcher()::fetch);
    }

    private List<String> runs() throws IOException {
        return Files.readAllLines(runs);
    }

    @Test
    void aPersonsTokenIsForTheWorkspace() throws Exception {
        az(PERSON, token("t"));

        AccessToken token = fetcher().fetch();

        assertThat(token.value().reveal()).isEqualTo("t");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3560));
        assertThat(runs()).containsExactly(SHOW, GET + DATABRICKS + " --output json");
    }

    @Test
    void twoProcessesServeManyRequests() throws Exception {
        az(PERSON, token("t"));
        var tokens = new CachedTokenSource(fetcher(), CLOCK);

        for (int i = 0; i < 100; i++) {
            assertThat(tokens.token().join().value().reveal()).isEqualTo("t");
        }

        assertThat(runs()).hasSize(2);
    }

    @Test
    void theTenantIsTheOneThatTheWorkspaceSignsInTo() throws Exception {
        az(PERSON, token("t"));
        workspace.answering(
                "/aad/auth",
                302,
                "",
                Map.of("Location", "https://login.test/tenant-1/oauth2/authorize?x=1"));
        TokenFetcher fetcher = fetcher();

        fetcher.fetch();
        fetcher.fetch();

        assertThat(runs().get(1)).isEqualTo(GET + DATABRICKS + " --tenant tenant-1 --output json");
        assertThat(workspace.asked("/aad/auth")).hasSize(1);
    }

    @Test
    void theTenantOfTheLoginIsAskedOfNobody() throws Exception {
        az(PERSON, token("t"));
        shell.set("ARM_TENANT_ID", "mine; touch f");

        fetcher().fetch();

        assertThat(runs().get(1)).contains(" --tenant mine; touch f --output");
        assertThat(workspace.asked()).isEmpty();
    }

    @Test
    void aManagedIdentityIsNotToldItsTenant() throws Exception {
        az(user("systemAssignedIdentity", "servicePrincipal"), token("t"));
        shell.set("ARM_TENANT_ID", "mine");

        fetcher().fetch();

        assertThat(runs()).containsExactly(SHOW, GET + DATABRICKS + " --output json");
    }

    @Test
    void aServicePrincipalThatMayNotNameItsTenantDoesNot() throws Exception {
        az(
                user("an-id", "servicePrincipal"),
                "case \"$*\" in *--tenant*) exit 1;; esac\n" + token("t"));
        shell.set("ARM_TENANT_ID", "mine");

        assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");
        assertThat(runs()).hasSize(3);
    }

    @Test
    void aPersonOfAnotherTenantIsNotTakenForOneOfIts() throws Exception {
        az(PERSON, "case \"$*\" in *--tenant*) echo no >&2; exit 1;; esac\n" + token("t"));
        shell.set("ARM_TENANT_ID", "mine");

        assertThat(failure())
                .hasMessage("`az account get-access-token` failed with exit code 1: no");
    }

    @Test
    void anOlderOneTellsTheEndInLocalTime() throws Exception {
        az(PERSON, "echo '{\"accessToken\":\"t\",\"expiresOn\":\"2026-08-03 12:30:00.123456\"}'");

        LocalDateTime end = LocalDateTime.parse("2026-08-03T12:29:20.123456");
        assertThat(fetcher().fetch().expiresAt())
                .isEqualTo(end.atZone(ZoneId.systemDefault()).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1",
                "echo 'AADSTS70043: expired. To re-authenticate, please run: az login' >&2; exit 1"
            })
    void aLostLoginSaysHowToLogInAgain(String script) throws IOException {
        az(script, token("t"));

        TokenFailure failure = failure();

        assertThat(failure.isRejected()).isTrue();
        assertThat(failure).hasMessage("the Azure CLI has no valid login: run `az login`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo ERROR: odd >&2; exit 3 | `az account get-access-token` failed with exit code"
                        + " 3: ERROR: odd",
                "exit 2           | `az account get-access-token` failed with exit code 2",
                "echo geheim      | `az account get-access-token` answered with something that is"
                        + " not JSON",
                "echo '''{}'''    | `az account get-access-token` answered without a token",
                "echo '''{\"accessToken\":\"geheim\",\"expiresOn\":\"bald\"}''' | `az account"
                        + " get-access-token` answered without a token",
            })
    void anyOtherAnswerIsTold(String script, String words) throws IOException {
        az(PERSON, script.replace("'''", "'"));

        TokenFailure failure = failure();

        assertThat(failure).hasMessage(words);
        assertThat(failure.isRejected()).isFalse();
    }

    @Test
    void oneThatIsNotInstalledIsAProblem() {
        shell.set("PATH", home.toString());

        assertThat(catchThrowableOfType(ProblemException.class, shell::resolve).problems())
                .containsExactly(
                        Problem.of(
                                "auth type azure-cli needs the `az` command, which is not on the"
                                        + " PATH",
                                "install the Azure CLI and run `az login`"));
    }

    @Test
    void whereTheResourceIsNamedTheWorkspaceSeesThatItMayBeManaged() throws Exception {
        az(PERSON, "echo '{\"accessToken\":\"'\"$4\"'\"}'");
        shell.set("DATABRICKS_AZURE_RESOURCE_ID", "/subscriptions/s/w");

        assertThat(companions())
                .containsEntry(
                        "X-Databricks-Azure-SP-Management-Token",
                        new Secret("https://management.core.windows.net/"))
                .containsEntry(
                        "X-Databricks-Azure-Workspace-Resource-Id",
                        new Secret("/subscriptions/s/w"));
    }

    @Test
    void whoMayNotManageTheResourceNeedNot() throws Exception {
        az(PERSON, "exit 1");
        shell.set("DATABRICKS_AZURE_RESOURCE_ID", "/subscriptions/s/w");

        assertThat(companions()).isEmpty();
    }

    private Map<String, Secret> companions() throws TokenFailure {
        CompanionFields companions = credential().companions();
        assertThat(companions).isNotNull();
        return companions == null ? Map.of() : companions.fetch(Deadline.in(Deadline.OF_A_FETCH));
    }
}
