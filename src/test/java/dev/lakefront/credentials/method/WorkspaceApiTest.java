package dev.lakefront.credentials.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.RudeServer;
import dev.lakefront.credentials.RudeServer.Manner;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkspaceApiTest {
    private static final String ME = "/api/2.0/preview/scim/v2/Me";
    private static final String METADATA = "/.well-known/databricks-config";
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir Path home;
    private StubWorkspace workspace;
    private LoginFixture shell;

    @BeforeEach
    void openWorkspace() throws IOException {
        workspace = new StubWorkspace();
        shell =
                new LoginFixture(home)
                        .set("DATABRICKS_HOST", workspace.url())
                        .set("DATABRICKS_TOKEN", "t-env");
    }

    @AfterEach
    void closeWorkspace() throws IOException {
        workspace.close();
    }

    private Me me() throws TokenFailure {
        Login login = shell.resolve();
        return login.workspaceApi().me(((Credential.Fixed) login.credential()).authorization());
    }

    @Test
    void tellsWhoTheLoginStandsForAndWhere() throws TokenFailure {
        workspace.answering(
                ME,
                200,
                """
                {"id":"1","userName":"ada@x.test","displayName":"Ada L","active":true,
                 "groups":[{"value":"7"}],"emails":[{"value":"first@x.test"},{"value":"2@x.test"}]}
                """,
                Map.of("x-databricks-org-id", "4242"));

        assertThat(me())
                .isEqualTo(
                        new Me(new Identity("1", "ada@x.test", "Ada L", "first@x.test"), "4242"));
        assertThat(workspace.asked(ME).getFirst().field("Authorization")).isEqualTo("Bearer t-env");
    }

    private @Nullable Json get(String path) throws TokenFailure {
        Login login = shell.resolve();
        return login.workspaceApi()
                .get(path, ((Credential.Fixed) login.credential()).authorization());
    }

    @Test
    void tellsWhatStandsAtAPath() throws TokenFailure {
        workspace.answering(
                "/api/2.0/apps/shop",
                200,
                """
                {"resources":[{"name":"a","job":{"id":7}},{"name":"b"}],"tags":["x","y"],"n":null}
                """,
                Map.of());

        Json json = Objects.requireNonNull(get("/api/2.0/apps/shop"));
        assertThat(json.items("/resources"))
                .containsExactly(Map.of("name", "a", "job/id", "7"), Map.of("name", "b"));
        assertThat(json.items("/tags")).containsExactly(Map.of("", "x"), Map.of("", "y"));
        assertThat(workspace.asked("/api/2.0/apps/shop").getFirst().field("Authorization"))
                .isEqualTo("Bearer t-env");
    }

    @ParameterizedTest
    @CsvSource({"404", "501"})
    void nothingMayStandThere(int status) throws TokenFailure {
        workspace.answering("/api/2.0/apps/shop", status, "{}", Map.of());

        assertThat(get("/api/2.0/apps/shop")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"403, answered with HTTP 403", "200, not JSON"})
    void orItDoesNotTell(int status, String words) {
        workspace.answering("/api/2.0/apps/shop", status, "[]", Map.of());

        assertThat(catchThrowableOfType(TokenFailure.class, () -> get("/api/2.0/apps/shop")))
                .hasMessageContaining(words);
    }

    @Test
    void aServicePrincipalHasNeitherNameNorEmail() throws TokenFailure {
        workspace.answering(ME, 200, "{\"userName\":\"an-application-id\",\"emails\":[]}");

        assertThat(me())
                .isEqualTo(
                        new Me(
                                new Identity("", "an-application-id", "", "an-application-id"),
                                null));
    }

    @Test
    void aWorkspaceThatSharesItsHostIsNamed() throws TokenFailure {
        workspace.answering(ME, 200, "{\"userName\":\"u\"}");
        shell.set("DATABRICKS_WORKSPACE_ID", "77");

        me();

        assertThat(workspace.asked(ME).getFirst().field("X-Databricks-Workspace-Id"))
                .isEqualTo("77");
    }

    @Test
    void anIdThatOnlyTheMetadataSaysIsSentToo() throws TokenFailure {
        workspace
                .answering(METADATA, 200, "{\"workspace_id\":\"4242\"}")
                .answering(ME, 200, "{\"userName\":\"u\"}");

        me();

        assertThat(workspace.asked(ME).getFirst().field("X-Databricks-Workspace-Id"))
                .isEqualTo("4242");
    }

    @Test
    void aWorkspaceWithoutAnIdIsNotNamed() throws TokenFailure {
        workspace.answering(ME, 200, "{\"userName\":\"u\"}");

        me();

        assertThat(workspace.asked(ME).getFirst().field("X-Databricks-Workspace-Id")).isEmpty();
    }

    @Test
    void theMetadataIsAskedForOnce() throws TokenFailure {
        workspace.answering(ME, 200, "{\"userName\":\"u\"}");
        Login login = shell.resolve();

        login.workspaceApi().metadata();
        login.workspaceApi().me(((Credential.Fixed) login.credential()).authorization());
        login.workspaceApi().metadata();

        assertThat(workspace.asked(METADATA)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, true", "403, true", "404, false", "500, false", "503, false"})
    void aFailureQuotesNothing(int status, boolean rejected) {
        workspace.answering(ME, status, "{\"message\":\"dapi-secret\"}");

        TokenFailure failure = catchThrowableOfType(TokenFailure.class, this::me);

        assertThat(failure.isRejected()).isEqualTo(rejected);
        assertThat(failure)
                .hasMessageStartingWith(
                        "the workspace " + workspace.url() + " answered with HTTP " + status)
                .hasMessageNotContainingAny("dapi-secret", "t-env");
    }

    @Test
    void aRedirectIsToldAsOne() {
        workspace.answering(ME, 302, "");

        assertThat(catchThrowableOfType(TokenFailure.class, this::me))
                .hasMessage(
                        "the workspace "
                                + workspace.url()
                                + " answered with a redirect, which is not followed: HTTP 302");
    }

    @Test
    void aLoginPageIsNoUser() {
        workspace.answering(ME, 200, "<html>dapi-secret</html>");

        assertThat(catchThrowableOfType(TokenFailure.class, this::me))
                .hasMessage(
                        "the workspace "
                                + workspace.url()
                                + " answered with something that is not a user (is it the workspace's address?)");
    }

    @Test
    void theWorkspaceDescribesItself() {
        workspace.answering(
                METADATA,
                200,
                """
                {"oidc_endpoint":"https://x.test/oidc/accounts/{account_id}","account_id":"acc",
                 "workspace_id":4242,"cloud":"AWS",
                 "token_federation_default_oidc_audiences":["aud"]}
                """);

        HostMetadata metadata = shell.resolve().workspaceApi().metadata();

        assertThat(metadata)
                .isEqualTo(
                        new HostMetadata(
                                "acc",
                                "4242",
                                "AWS",
                                "https://x.test/oidc/accounts/{account_id}",
                                "aud"));
        assertThat(metadata.discoveryUrl("acc"))
                .isEqualTo(
                        "https://x.test/oidc/accounts/acc/.well-known/oauth-authorization-server");
        assertThat(workspace.asked(METADATA).getFirst().field("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws, https://x.test, AWS",
        "azure, https://x.test, Azure",
        "GCP, https://x.test, GCP",
        "Nebula, https://x.test, Nebula",
        "'', http://127.0.0.1:8080, AWS",
        "'', https://dbc-1.cloud.databricks.com, AWS",
        "'', https://adb-1.7.azuredatabricks.net, Azure",
        "'', https://x.databricks.azure.cn, Azure",
        "'', https://1.1.gcp.databricks.com, GCP"
    })
    void theCloudIsTheWorkspacesWordElseTheHosts(String said, String host, String cloud)
            throws IOException {
        Json json = Json.read("{\"cloud\":\"" + said + "\"}");

        assertThat(HostMetadata.of(json, host).cloud()).isEqualTo(cloud);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"404 | no", "200 | <html>", "503 | {}", "200 | []"})
    void aWorkspaceThatDoesNotIsUnknown(int status, String body) {
        workspace.answering(METADATA, status, body);

        assertThat(shell.resolve().workspaceApi().metadata()).isEqualTo(HostMetadata.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HANG", "DRIP_HEAD", "DRIP_BODY"})
    void nothingWaitsForASilentWorkspace(Manner manner) throws IOException {
        try (var server = new RudeServer(manner)) {
            LoginContext context = shell.set("DATABRICKS_HOST", server.url()).context();
            var api = new WorkspaceApi(context, shell.resolve().credential(), SHORT, SHORT);
            long start = System.nanoTime();

            assertThat(api.metadata()).isEqualTo(HostMetadata.UNKNOWN);
            TokenFailure failure =
                    catchThrowableOfType(
                            TokenFailure.class,
                            () -> api.me(Authorization.basic("user", "password")));

            assertThat(failure).hasMessageEndingWith("gave no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SHORT.multipliedBy(2), SHORT.plusSeconds(6));
        }
    }
}
