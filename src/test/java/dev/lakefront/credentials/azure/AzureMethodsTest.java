package dev.lakefront.credentials.azure;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.WorkspaceApi;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.Proxies;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of Microsoft Entra ID, over HTTP. */
class AzureMethodsTest {
    private static final String ENTRA = "/tenant/oauth2/token";
    private static final String ME = "/api/2.0/preview/scim/v2/Me";
    private static final String MANAGEMENT = "X-Databricks-Azure-SP-Management-Token";
    private static final String RESOURCE = "X-Databricks-Azure-Workspace-Resource-Id";

    @TempDir Path home;
    private StubWorkspace stub;
    private LoginFixture shell;
    private AzureEnvironment azure;

    @BeforeEach
    void open() throws IOException {
        stub = new StubWorkspace().answering(ME, 200, "{\"userName\":\"sp\"}");
        shell = new LoginFixture(home).set("DATABRICKS_HOST", stub.url());
        azure = new AzureEnvironment(URI.create(stub.url()), "https://management.test/", "dbx-app");
    }

    @AfterEach
    void close() throws IOException {
        stub.close();
    }

    private static AccessToken fetch(Credential credential) throws TokenFailure {
        return ((Credential.OAuth) credential).fetcher().fetch();
    }

    private static TokenFailure failure(Credential credential) {
        return catchThrowableOfType(TokenFailure.class, () -> fetch(credential));
    }

    private static String token(String value, long seconds) {
        return "{\"access_token\":\"" + value + "\",\"expires_in\":\"" + seconds + "\"}";
    }

    private StubWorkspace.Asked askedMe(Credential credential) throws TokenFailure {
        Authorization bearer = Authorization.bearer(new Secret("t"));
        new WorkspaceApi(shell.context(), credential).me(bearer);
        return stub.asked(ME).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "adb-1.2.azuredatabricks.net,    https://login.microsoftonline.com/t/oauth2/token,"
                + " 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
        "adb-1.2.staging.azuredatabricks.net, https://login.microsoftonline.com/t/oauth2/token,"
                + " 4a67d088-db5c-48f1-9ff2-0aace800ae68",
        "adb-1.2.dev.azuredatabricks.net, https://login.microsoftonline.com/t/oauth2/token,"
                + " 62a912ac-b58e-4c1d-89ea-b2dbfc7358fc",
        "adb-1.2.databricks.azure.us,    https://login.microsoftonline.us/t/oauth2/token,"
                + " 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
        "adb-1.2.databricks.azure.cn,    https://login.chinacloudapi.cn/t/oauth2/token,"
                + " 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
    })
    void eachCloudHasItsOwnSignIn(String host, String endpoint, String databricks) {
        AzureEnvironment environment =
                AzureEnvironment.of(
                        shell.set("DATABRICKS_HOST", "https://" + host)
                                .set("DATABRICKS_TOKEN", "t")
                                .resolve()
                                .attributes());

        assertThat(environment.tokenEndpoint("t")).hasToString(endpoint);
        assertThat(environment.databricks()).isEqualTo(databricks);
    }

    @ParameterizedTest
    @CsvSource({
        "usgovernment, https://management.core.usgovcloudapi.net/",
        "China,        https://management.core.chinacloudapi.cn/",
        "PUBLIC,       https://management.core.windows.net/"
    })
    void aHostThatDoesNotTellHasTheOneOfTheLogin(String name, String management) {
        shell.set("ARM_ENVIRONMENT", name).set("DATABRICKS_TOKEN", "t");

        assertThat(AzureEnvironment.of(shell.resolve().attributes()).management())
                .isEqualTo(management);
    }

    @Nested
    class OfAClientSecret {
        private Credential credential() {
            shell.set("ARM_CLIENT_ID", "client")
                    .set("ARM_CLIENT_SECRET", "ge&heim")
                    .set("ARM_TENANT_ID", "tenant");
            assertThat(shell.resolve().authType()).isEqualTo("azure-client-secret");
            return new AzureClientSecretMethod().credential(shell.context(), azure);
        }

        private static String grant(String resource) {
            return "grant_type=client_credentials&client_id=client&client_secret=ge%26heim"
                    + "&resource="
                    + resource;
        }

        @Test
        void areForTheWorkspaceAndEndBeforeItRefusesThem() throws TokenFailure {
            stub.answering(ENTRA, 200, token("t", 3600));

            AccessToken token = fetch(credential());

            assertThat(token.value().reveal()).isEqualTo("t");
            assertThat(token.issuedAt()).isEqualTo(NOW);
            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3560));
            assertThat(stub.asked(ENTRA))
                    .extracting(StubWorkspace.Asked::body)
                    .containsExactly(grant("dbx-app"));
        }

        @Test
        void thatEndSoonAreNotOlderThanTheyAre() throws TokenFailure {
            stub.answering(ENTRA, 200, token("t", 20));

            assertThat(fetch(credential()).expiresAt()).isEqualTo(NOW);
        }

        @Test
        void haveCompanionsThatTheWorkspaceSees() throws TokenFailure {
            stub.answering(ENTRA, 200, token("management", 60));
            shell.set("DATABRICKS_AZURE_RESOURCE_ID", "/subscriptions/s/w");

            StubWorkspace.Asked asked = askedMe(credential());

            assertThat(asked.field(MANAGEMENT)).isEqualTo("management");
            assertThat(asked.field(RESOURCE)).isEqualTo("/subscriptions/s/w");
            assertThat(stub.asked(ENTRA).getFirst().body())
                    .isEqualTo(grant("https%3A%2F%2Fmanagement.test%2F"));
        }

        @Test
        void nameNoResourceThatTheLoginDoesNotName() throws TokenFailure {
            stub.answering(ENTRA, 200, token("management", 60));

            assertThat(askedMe(credential()).field(RESOURCE)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"400", "401"})
        void thatAreRefusedSayWhichSecret(int status) {
            stub.answering(ENTRA, status, "{\"error_description\":\"geheim\"}");

            TokenFailure failure = failure(credential());

            assertThat(failure.isRejected()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            "Microsoft Entra ID "
                                    + stub.url()
                                    + " answered with HTTP "
                                    + status
                                    + ": it refuses azure_client_id and azure_client_secret of the"
                                    + " login of "
                                    + stub.url()
                                    + " in tenant tenant");
        }

        @ParameterizedTest
        @CsvSource({"429, 2", "502, 2", "503, 2", "504, 2", "500, 1", "302, 1"})
        void areAskedForAgainOnlyIfThatMayHelp(int status, int requests) {
            stub.answering(ENTRA, status, "", Map.of("Location", stub.url() + "/elsewhere"));

            TokenFailure failure = failure(credential());

            assertThat(failure.isRejected()).isFalse();
            assertThat(failure).hasMessageEndingWith("HTTP " + status);
            assertThat(stub.asked(ENTRA)).hasSize(requests);
            assertThat(stub.asked("/elsewhere")).isEmpty();
        }

        @Test
        void leaveNoTraceInWhatIsPrinted() {
            Credential credential = credential();

            assertThat(credential + " " + shell.context()).doesNotContain("heim");
            assertThat(HttpCall.post(URI.create(stub.url()), "geheim").toString())
                    .doesNotContain("geheim");
        }
    }

    @Nested
    class OfAManagedIdentity {
        private static final String IMDS = "/metadata/identity/oauth2/token";

        private Credential credential() {
            shell.set("ARM_USE_MSI", "true");
            assertThat(shell.resolve().authType()).isEqualTo("azure-msi");
            return new AzureMsiMethod().credential(shell.context(), URI.create(stub.url() + IMDS));
        }

        @Test
        void areForTheWorkspace() throws TokenFailure {
            long end = NOW.plusSeconds(600).getEpochSecond();
            stub.answering(IMDS, 200, "{\"access_token\":\"t\",\"expires_on\":\"" + end + "\"}");

            AccessToken token = fetch(credential());

            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(560));
            StubWorkspace.Asked asked = stub.asked(IMDS).getFirst();
            assertThat(asked.field("Metadata")).isEqualTo("true");
            assertThat(asked.path())
                    .isEqualTo(
                            IMDS
                                    + "?api-version=2018-02-01"
                                    + "&resource=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d");
        }

        @Test
        void areThoseOfTheIdentityThatIsNamed() throws TokenFailure {
            stub.answering(IMDS, 200, token("t", 60));
            shell.set("ARM_CLIENT_ID", "mine");

            fetch(credential());

            assertThat(stub.asked(IMDS).getFirst().path()).endsWith("&client_id=mine");
        }

        @Test
        void haveCompanionsThatTheWorkspaceSees() throws TokenFailure {
            stub.answering(IMDS, 200, token("management", 60));

            assertThat(askedMe(credential()).field(MANAGEMENT)).isEqualTo("management");
            assertThat(stub.asked(IMDS).getFirst().path())
                    .endsWith("&resource=https%3A%2F%2Fmanagement.core.windows.net%2F");
        }

        @Test
        void thatAreRefusedSayWhatToLookFor() {
            stub.answering(IMDS, 400, "");

            assertThat(failure(credential()))
                    .hasMessage(
                            "the managed identity service of this machine "
                                    + stub.url()
                                    + " answered with HTTP 400: has it the identity of its own?");
        }

        @Test
        void areNeverAskedForThroughAProxy() {
            var proxies =
                    Proxies.of(
                            shell.set("HTTP_PROXY", "http://proxy.test:1").request(),
                            new ArrayList<>());

            assertThat(proxies.proxyFor(URI.create("http://169.254.169.254/metadata")))
                    .isEqualTo(Proxy.NO_PROXY);
        }
    }

    @Nested
    class OfAGithubJob {
        private Credential credential() {
            shell.set("ARM_CLIENT_ID", "client")
                    .set("ARM_TENANT_ID", "tenant")
                    .set("ACTIONS_ID_TOKEN_REQUEST_URL", stub.url() + "/github")
                    .set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token")
                    .set("DATABRICKS_AUTH_TYPE", "github-oidc-azure");
            return new GithubOidcAzureMethod().credential(shell.context(), azure);
        }

        @Test
        void areExchangedForItsIdToken() throws TokenFailure {
            stub.answering("/github", 200, "{\"value\":\"github.id.token\"}")
                    .answering(ENTRA, 200, token("t", 3600));

            AccessToken token = fetch(credential());

            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3560));
            assertThat(stub.asked("/github").getFirst().path())
                    .isEqualTo("/github?audience=api%3A%2F%2FAzureADTokenExchange");
            assertThat(stub.asked(ENTRA).getFirst().body())
                    .isEqualTo(
                            "grant_type=client_credentials&client_id=client&client_assertion_type="
                                    + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type"
                                    + "%3Ajwt-bearer&client_assertion=github.id.token"
                                    + "&resource=dbx-app");
        }

        @Test
        void thatAreRefusedSayWhatToLookFor() {
            stub.answering("/github", 200, "{\"value\":\"github.id.token\"}")
                    .answering(ENTRA, 401, "");

            assertThat(failure(credential()))
                    .hasMessage(
                            "Microsoft Entra ID "
                                    + stub.url()
                                    + " answered with HTTP 401: it refuses the job's ID token for"
                                    + " client in tenant tenant; is there a federated credential"
                                    + " for it?");
        }
    }
}
