package dev.lakefront.credentials.google;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.RudeServer;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.WorkspaceApi;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ID tokens of Google service accounts. */
class GoogleMethodsTest {
    private static final String TOKEN = "/google/token";
    private static final String ME = "/api/2.0/preview/scim/v2/Me";
    private static final String COMPANION = "X-Databricks-GCP-SA-Access-Token";
    private static KeyPair pair;

    @TempDir Path home;
    private StubWorkspace stub;
    private LoginFixture shell;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    @BeforeEach
    void open() throws IOException {
        stub = new StubWorkspace().answering(ME, 200, "{\"userName\":\"sa\"}");
        shell = new LoginFixture(home).set("DATABRICKS_HOST", stub.url());
    }

    @AfterEach
    void close() throws IOException {
        stub.close();
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An ID token that ends in ten minutes. */
    private static String idToken() {
        String claims = "{\"exp\":" + NOW.plusSeconds(600).getEpochSecond() + "}";
        return base64Url("{}") + "." + base64Url(claims) + ".c2ln";
    }

    private String key() {
        String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return "{\"type\":\"service_account\",\"client_email\":\"sa@p.test\","
                + "\"private_key_id\":\"k1\",\"token_uri\":\""
                + stub.url()
                + TOKEN
                + "\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n"
                + pem.replace("\r\n", "\\n")
                + "\\n-----END PRIVATE KEY-----\\n\"}";
    }

    private static AccessToken fetch(Credential credential) throws TokenFailure {
        return ((Credential.OAuth) credential).fetcher().fetch();
    }

    private static TokenFailure failure(Credential credential) {
        return catchThrowableOfType(TokenFailure.class, () -> fetch(credential));
    }

    private String companionSeenWith(Credential credential) throws TokenFailure {
        Authorization bearer = Authorization.bearer(new Secret("t"));
        new WorkspaceApi(shell.context(), credential).me(bearer);
        return stub.asked(ME).getFirst().field(COMPANION);
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, shell::resolve).problems().getFirst();
    }

    /** The claims of an assertion, once its signature is verified. */
    private static Json claims(StubWorkspace.Asked asked) throws Exception {
        String prefix =
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
        assertThat(asked.body()).startsWith(prefix);
        String assertion =
                URLDecoder.decode(asked.body().substring(prefix.length()), StandardCharsets.UTF_8);
        String[] parts = assertion.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(parts[0]))
                .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
        return Json.read(decoded(parts[1]));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Nested
    class OfAKey {
        private Credential credential() throws IOException {
            Path file = Files.writeString(home.resolve("key.json"), key());
            return shell.set("GOOGLE_CREDENTIALS", file.toString()).resolve().credential();
        }

        @Test
        void areAskedForByASignedAssertionAndEndWhenTheySay() throws Exception {
            stub.answering(TOKEN, 200, "{\"id_token\":\"" + idToken() + "\"}");

            AccessToken token = fetch(credential());

            assertThat(token.value().reveal()).isEqualTo(idToken());
            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(600));
            Json claims = claims(stub.asked(TOKEN).getFirst());
            assertThat(claims.at("/iss")).isEqualTo("sa@p.test");
            assertThat(claims.at("/aud")).isEqualTo(stub.url() + TOKEN);
            assertThat(claims.at("/target_audience")).isEqualTo(stub.url());
            assertThat(claims.at("/iat")).isEqualTo("" + (NOW.getEpochSecond() - 10));
            assertThat(claims.at("/exp")).isEqualTo("" + (NOW.getEpochSecond() + 3590));
        }

        @Test
        void mayStandInTheVariableItself() throws TokenFailure {
            stub.answering(TOKEN, 200, "{\"id_token\":\"" + idToken() + "\"}");
            shell.set("GOOGLE_CREDENTIALS", key());

            assertThat(fetch(shell.resolve().credential()).value().reveal()).isEqualTo(idToken());
        }

        @Test
        void thatDoNotSayWhenTheyEndAreGoodForFiveMinutes() throws Exception {
            stub.answering(TOKEN, 200, "{\"id_token\":\"opaque\"}");

            assertThat(fetch(credential()).expiresAt()).isEqualTo(NOW.plusSeconds(300));
        }

        @Test
        void haveAnAccessTokenForTheWorkspaceBesideThem() throws Exception {
            stub.answering(TOKEN, 200, "{\"access_token\":\"google\",\"expires_in\":3600}");

            assertThat(companionSeenWith(credential())).isEqualTo("google");

            assertThat(claims(stub.asked(TOKEN).getFirst()).at("/scope"))
                    .isEqualTo(
                            "https://www.googleapis.com/auth/cloud-platform"
                                    + " https://www.googleapis.com/auth/compute");
        }

        @Test
        void doWithoutItWhereThereIsNone() throws Exception {
            stub.answering(TOKEN, 403, "");

            assertThat(companionSeenWith(credential())).isEmpty();
        }

        @Test
        void thatIsRefusedIsNamedByItsAccount() throws IOException {
            stub.answering(TOKEN, 400, "geheim");

            TokenFailure failure = failure(credential());

            assertThat(failure.isRejected()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            "Google "
                                    + stub.url()
                                    + " answered with HTTP 400: it refuses the key of sa@p.test");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "geheim | the Google credentials are neither a file nor JSON",
                    "{\"type\":\"authorized_user\"} | the Google credentials are of type"
                            + " authorized_user (expected: service_account)",
                    "{} | the Google credentials are of type unknown (expected: service_account)",
                    "{\"type\":\"service_account\",\"private_key\":\"geheim\"} | the service"
                            + " account key has no client_email",
                })
        void thatIsNoneIsToldAndNotQuoted(String credentials, String words) {
            shell.set("GOOGLE_CREDENTIALS", credentials);

            assertThat(problem().what()).isEqualTo(words);
            assertThat(problem().where()).isEqualTo("GOOGLE_CREDENTIALS");
        }

        @Test
        void isNotUsedWhereOthersCanListen() {
            shell.set("GOOGLE_CREDENTIALS", key().replace(stub.url(), "http://g.test"));

            assertThat(problem().what())
                    .isEqualTo(
                            "the service account key's token_uri http://g.test is not"
                                    + " usable (expected: an https:// URL)");
        }
    }

    @Nested
    class OfAStandIn {
        private static final String ACCOUNT = "/v1/projects/-/serviceAccounts/sa%40p.test";

        @BeforeEach
        void nameTheAccount() {
            shell.set("DATABRICKS_GOOGLE_SERVICE_ACCOUNT", "sa@p.test");
            stub.answering(TOKEN, 200, "{\"access_token\":\"mine\",\"expires_in\":3600}");
            stub.answering(ACCOUNT + ":generateIdToken", 200, "{\"token\":\"" + idToken() + "\"}");
            stub.answering(ACCOUNT + ":generateAccessToken", 200, "{\"accessToken\":\"sa\"}");
        }

        private Credential credential() {
            assertThat(shell.resolve().authType()).isEqualTo("google-id");
            return new GoogleIdMethod().credential(shell.context(), URI.create(stub.url()));
        }

        private LoginFixture login(String json) throws IOException {
            Path file = Files.writeString(home.resolve("adc.json"), json);
            return shell.set("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
        }

        private String person() {
            return "{\"type\":\"authorized_user\",\"client_id\":\"c\",\"client_secret\":\"s\","
                    + "\"refresh_token\":\"r\",\"token_uri\":\""
                    + stub.url()
                    + TOKEN
                    + "\"}";
        }

        @Test
        void areMadeForAPersonWhoMayStandIn() throws Exception {
            login(person());

            AccessToken token = fetch(credential());

            assertThat(token.value().reveal()).isEqualTo(idToken());
            assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(600));
            assertThat(stub.asked(TOKEN).getFirst().body())
                    .isEqualTo(
                            "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r");
            StubWorkspace.Asked asked = stub.asked(ACCOUNT + ":generateIdToken").getFirst();
            assertThat(asked.field("Authorization")).isEqualTo("Bearer mine");
            assertThat(asked.field("Content-Type")).isEqualTo("application/json");
            assertThat(asked.body())
                    .isEqualTo("{\"audience\":\"" + stub.url() + "\",\"includeEmail\":true}");
        }

        @Test
        void areMadeForALoginThatGcloudKeeps() throws Exception {
            Path folder = Files.createDirectories(home.resolve(".config/gcloud"));
            Files.writeString(folder.resolve("application_default_credentials.json"), person());

            assertThat(fetch(credential()).value().reveal()).isEqualTo(idToken());
        }

        @Test
        void areMadeForAnotherServiceAccount() throws Exception {
            login(key());

            assertThat(fetch(credential()).value().reveal()).isEqualTo(idToken());
            assertThat(claims(stub.asked(TOKEN).getFirst()).at("/scope"))
                    .isEqualTo("https://www.googleapis.com/auth/cloud-platform");
        }

        @Test
        void areMadeForAMachineOfGoogles() throws Exception {
            String path = "/computeMetadata/v1/instance/service-accounts/default/token";
            stub.answering(path, 200, "{\"access_token\":\"machine\",\"expires_in\":60}");
            shell.set("GCE_METADATA_HOST", stub.url().substring("http://".length()));

            assertThat(fetch(credential()).value().reveal()).isEqualTo(idToken());
            assertThat(stub.asked(path).getFirst().field("Metadata-Flavor")).isEqualTo("Google");
            assertThat(stub.asked(ACCOUNT + ":generateIdToken").getFirst().field("Authorization"))
                    .isEqualTo("Bearer machine");
        }

        @Test
        void haveAnAccessTokenForTheWorkspaceBesideThem() throws Exception {
            login(person());

            assertThat(companionSeenWith(credential())).isEqualTo("sa");
            assertThat(stub.asked(ACCOUNT + ":generateAccessToken").getFirst().body())
                    .isEqualTo(
                            "{\"scope\":[\"https://www.googleapis.com/auth/cloud-platform\","
                                    + "\"https://www.googleapis.com/auth/compute\"],"
                                    + "\"lifetime\":\"3600s\"}");
        }

        @Test
        void thatAreRefusedSayWhichRoleIsMissing() throws Exception {
            login(person());
            stub.onlyAnswering(ACCOUNT + ":generateIdToken", 403, "geheim");

            assertThat(failure(credential()))
                    .hasMessage(
                            "Google's IAM "
                                    + stub.url()
                                    + " answered with HTTP 403: may this login create tokens for"
                                    + " sa@p.test (roles/iam.serviceAccountTokenCreator)?");
        }

        @Test
        void ofALostLoginSayHowToLogInAgain() throws Exception {
            login(person());
            stub.onlyAnswering(TOKEN, 400, "geheim");

            assertThat(failure(credential()))
                    .hasMessage(
                            "Google "
                                    + stub.url()
                                    + " answered with HTTP 400: your login is no longer valid: run"
                                    + " `gcloud auth application-default login`");
        }

        @Test
        void withoutAnyLoginSayWhatWasLookedFor() throws IOException {
            String nobody = RudeServer.refusing();
            shell.set("GCE_METADATA_HOST", nobody.substring("http://".length()));

            TokenFailure failure = failure(credential());

            assertThat(failure.isRejected()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            "there is no Google login: GOOGLE_APPLICATION_CREDENTIALS is not set, "
                                    + home
                                    + "/.config/gcloud/application_default_credentials.json does"
                                    + " not exist, and the metadata service of this machine "
                                    + nobody
                                    + " could not be reached: connection refused: run `gcloud auth"
                                    + " application-default login`");
        }

        @Test
        void ofALoginThatIsNotWholeAreAProblem() throws IOException {
            login("{\"type\":\"authorized_user\",\"client_id\":\"c\",\"client_secret\":\"s\"}");

            assertThat(problem())
                    .isEqualTo(
                            new Problem(
                                    "the Google credentials have no refresh_token",
                                    home.resolve("adc.json") + " (GOOGLE_APPLICATION_CREDENTIALS)",
                                    "run `gcloud auth application-default login`"));
        }

        @Test
        void ofAFileThatIsNotThereAreAProblem() {
            shell.set("GOOGLE_APPLICATION_CREDENTIALS", "/none.json");

            assertThat(problem().what())
                    .isEqualTo("the Google credentials /none.json cannot be read");
        }
    }
}
