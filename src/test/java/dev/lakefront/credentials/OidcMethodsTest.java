package dev.lakefront.credentials;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens that are exchanged for tokens of the workspace. */
class OidcMethodsTest {
    private static final String TOKEN = "/oidc/v1/token";
    private static final String CONFIG = "/.well-known/databricks-config";

    @TempDir Path home;
    private StubWorkspace workspace;
    private LoginFixture shell;

    @BeforeEach
    void open() throws IOException {
        workspace =
                new StubWorkspace()
                        .answering(TOKEN, 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
        shell = new LoginFixture(home).set("DATABRICKS_HOST", workspace.url());
    }

    @AfterEach
    void close() throws IOException {
        workspace.close();
    }

    private TokenFetcher fetcher() {
        return ((Credential.OAuth) shell.resolve().credential()).fetcher();
    }

    private TokenFailure failure() {
        return catchThrowableOfType(TokenFailure.class, fetcher()::fetch);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ProblemException.class, shell::resolve).problems();
    }

    private static String grant(String idToken, String rest) {
        return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
                + "&subject_token="
                + idToken
                + "&scope=all-apis"
                + rest;
    }

    @Nested
    class OfAVariable {
        @Test
        void isExchangedForATokenOfTheWorkspace() throws TokenFailure {
            shell.set("DATABRICKS_OIDC_TOKEN", "id.token.1");

            AccessToken token = fetcher().fetch();

            assertThat(token.value().reveal()).isEqualTo("t");
            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
            assertThat(workspace.asked(TOKEN))
                    .singleElement()
                    .satisfies(asked -> {
                        assertThat(asked.body()).isEqualTo(grant("id.token.1", ""));
                        assertThat(asked.field("Authorization")).isEmpty();
                    });
        }

        @Test
        void belongsToTheServicePrincipalThatIsNamed() throws TokenFailure {
            shell.set("DATABRICKS_OIDC_TOKEN", "i").set("DATABRICKS_CLIENT_ID", "a principal");

            fetcher().fetch();

            assertThat(workspace.asked(TOKEN).getFirst().body())
                    .isEqualTo(grant("i", "&client_id=a+principal"));
        }

        @Test
        void mayStandInAnother() throws TokenFailure {
            shell.set("DATABRICKS_OIDC_TOKEN_ENV", "MY_TOKEN").set("MY_TOKEN", "mine");

            fetcher().fetch();

            assertThat(workspace.asked(TOKEN).getFirst().body()).isEqualTo(grant("mine", ""));
        }

        @Test
        void thatCannotBeOneIsNotQuoted() {
            shell.set("DATABRICKS_OIDC_TOKEN", "ge heim");

            assertThat(problems())
                    .containsExactly(
                            Problem.of(
                                    "the ID token in DATABRICKS_OIDC_TOKEN has a space, a line"
                                            + " break or another character that no token has",
                                    "set DATABRICKS_OIDC_TOKEN to the token alone"));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void thatIsRefusedSaysWhatToLookFor(int status) {
            shell.set("DATABRICKS_OIDC_TOKEN", "geheim");
            workspace.onlyAnswering(TOKEN, status, "geheim");

            TokenFailure failure = failure();

            assertThat(failure.isRejected()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            "the token endpoint "
                                    + workspace.url()
                                    + " answered with HTTP "
                                    + status
                                    + ": it refuses the ID token of the login of "
                                    + workspace.url()
                                    + "; is there a federation policy for it?");
        }
    }

    @Nested
    class OfAFile {
        private Path file;

        @BeforeEach
        void nameIt() {
            file = home.resolve("token");
            shell.set("DATABRICKS_OIDC_TOKEN_FILEPATH", file.toString());
        }

        @Test
        void isReadAnewEachTime() throws Exception {
            TokenFetcher fetcher = fetcher();
            Files.writeString(file, "first\n");
            fetcher.fetch();
            Files.writeString(file, "second");
            fetcher.fetch();

            assertThat(workspace.asked(TOKEN))
                    .extracting(StubWorkspace.Asked::body)
                    .containsExactly(grant("first", ""), grant("second", ""));
        }

        @Test
        void thatIsNotThereIsTold() {
            assertThat(failure())
                    .hasMessage(
                            "the ID token file "
                                    + file
                                    + " (DATABRICKS_OIDC_TOKEN_FILEPATH) does not exist");
        }

        @Test
        void thatIsEmptyIsTold() throws IOException {
            Files.writeString(file, "\n");

            assertThat(failure())
                    .hasMessage(
                            "the ID token file "
                                    + file
                                    + " (DATABRICKS_OIDC_TOKEN_FILEPATH) is empty");
        }

        @Test
        void thatHoldsSomethingElseIsTold() throws IOException {
            Files.writeString(file, "ge\nheim");

            assertThat(failure())
                    .hasMessage(
                            "the ID token file "
                                    + file
                                    + " (DATABRICKS_OIDC_TOKEN_FILEPATH) holds something that is not one token");
        }

        @Test
        void thatCannotBeReadIsTold() throws IOException {
            Files.createDirectory(file);

            assertThat(failure())
                    .hasMessage(
                            "the ID token file "
                                    + file
                                    + " (DATABRICKS_OIDC_TOKEN_FILEPATH) cannot be read");
        }
    }

    @Nested
    class OfAGithubJob {
        private static final String ID_TOKEN = "/github/token?api-version=2";

        @BeforeEach
        void beginTheJob() {
            workspace.answering("/github/token", 200, "{\"value\":\"github.id.token\"}");
            shell.set("ACTIONS_ID_TOKEN_REQUEST_URL", workspace.url() + ID_TOKEN)
                    .set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token")
                    .set("DATABRICKS_CLIENT_ID", "sp");
        }

        private StubWorkspace.Asked askedGithub() {
            return workspace.asked("/github/token").getFirst();
        }

        @Test
        void isMeantForTheTokenEndpointUnlessSomebodySaysOtherwise() throws TokenFailure {
            assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");

            assertThat(askedGithub().path())
                    .isEqualTo(
                            ID_TOKEN
                                    + "&audience="
                                    + Form.encoded(workspace.url() + "/oidc/v1/token"));
            assertThat(askedGithub().field("Authorization")).isEqualTo("Bearer job-token");
            assertThat(workspace.asked(TOKEN).getFirst().body())
                    .isEqualTo(grant("github.id.token", "&client_id=sp"));
        }

        @Test
        void isMeantForWhomTheWorkspaceSays() throws TokenFailure {
            workspace.answering(
                    CONFIG, 200, "{\"token_federation_default_oidc_audiences\":[\"them\"]}");

            fetcher().fetch();

            assertThat(askedGithub().path()).isEqualTo(ID_TOKEN + "&audience=them");
        }

        @Test
        void isMeantForWhomTheLoginSays() throws TokenFailure {
            workspace.answering(
                    CONFIG, 200, "{\"token_federation_default_oidc_audiences\":[\"them\"]}");
            shell.set("DATABRICKS_TOKEN_AUDIENCE", "us");

            fetcher().fetch();

            assertThat(askedGithub().path()).isEqualTo(ID_TOKEN + "&audience=us");
        }

        @Test
        void thatGithubRefusesSaysWhichPermissionIsMissing() {
            workspace.onlyAnswering("/github/token", 403, "geheim");

            assertThat(failure())
                    .hasMessage(
                            "GitHub's ID token endpoint "
                                    + workspace.url()
                                    + " answered with HTTP 403: has the job `permissions:"
                                    + " id-token: write`?");
        }

        @Test
        void thatIsNoneIsTold() {
            workspace.onlyAnswering("/github/token", 200, "{\"value\":17}");

            assertThat(failure())
                    .hasMessage(
                            "GitHub's ID token endpoint "
                                    + workspace.url()
                                    + " answered with something that is not a token");
        }

        @Test
        void isNotAskedForWhereOthersCanListen() {
            shell.set("ACTIONS_ID_TOKEN_REQUEST_URL", "http://github.test/token");

            assertThat(problems())
                    .containsExactly(
                            new Problem(
                                    "GitHub's ID token endpoint http://github.test is not"
                                            + " usable (expected: an https:// URL)",
                                    "ACTIONS_ID_TOKEN_REQUEST_URL",
                                    null));
        }
    }

    @Nested
    class OfAnAzureDevOpsJob {
        private static final String PATH =
                "/org/project/_apis/distributedtask/hubs/build/plans/plan/jobs/job/oidctoken"
                        + "?api-version=7.2-preview.1";

        @BeforeEach
        void beginTheJob() {
            shell.set("SYSTEM_ACCESSTOKEN", "job-token")
                    .set("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", workspace.url() + "/org/")
                    .set("SYSTEM_PLANID", "plan")
                    .set("SYSTEM_JOBID", "job")
                    .set("SYSTEM_TEAMPROJECTID", "project")
                    .set("SYSTEM_HOSTTYPE", "build")
                    .set("DATABRICKS_CLIENT_ID", "sp");
        }

        @Test
        void isExchangedForATokenOfTheWorkspace() throws TokenFailure {
            workspace.answering(PATH, 200, "{\"oidcToken\":\"devops.id.token\"}");

            assertThat(fetcher().fetch().value().reveal()).isEqualTo("t");

            StubWorkspace.Asked asked = workspace.asked(PATH).getFirst();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.field("Authorization")).isEqualTo("Bearer job-token");
            assertThat(workspace.asked(TOKEN).getFirst().body())
                    .isEqualTo(grant("devops.id.token", "&client_id=sp"));
        }

        @Test
        void thatIsRefusedSaysWhatToMap() {
            workspace.answering(PATH, 401, "");

            assertThat(failure())
                    .hasMessage(
                            "Azure DevOps "
                                    + workspace.url()
                                    + " answered with HTTP 401: it refuses SYSTEM_ACCESSTOKEN; is"
                                    + " it mapped from $(System.AccessToken)?");
        }

        @Test
        void thatIsEmptyIsTold() {
            workspace.answering(PATH, 200, "{\"oidcToken\":\"\"}");

            assertThat(failure())
                    .hasMessage(
                            "Azure DevOps "
                                    + workspace.url()
                                    + " answered with something that is not a token");
        }
    }
}
