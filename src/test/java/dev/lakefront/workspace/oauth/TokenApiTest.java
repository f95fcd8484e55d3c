package dev.lakefront.workspace.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Secret;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.JsonText;
import dev.lakefront.workspace.MovableClock;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenApiTest {
    private static final Instant HALF_PAST = Instant.ofEpochSecond(1_800_000_000, 500_000_000);
    private static final String GRANT = "grant_type=client_credentials";

    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, new MovableClock(HALF_PAST));
    private final HttpCaller http = new HttpCaller(workspace.host());

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theDevelopersTokenIsThePersonas() throws Exception {
        assertThat(claims(http.accessToken(workspace.developer())))
                .containsEntry("iss", workspace.host() + "/oidc")
                .containsEntry("sub", "alice@example.com")
                .containsEntry("aud", workspace.workspaceId())
                .containsEntry("client_id", workspace.developer().clientId())
                .containsEntry("scope", "all-apis")
                .containsKey("jti");
    }

    @Test
    void theAppsTokenIsItsServicePrincipals() throws Exception {
        assertThat(claims(http.accessToken(workspace.app())))
                .containsEntry("sub", workspace.app().clientId())
                .containsEntry("client_id", workspace.app().clientId());
    }

    @Test
    void aTokenLivesNoShorterThanPromised() throws Exception {
        HttpAnswer answer = http.token(workspace.developer(), GRANT);
        Map<String, Object> granted = answer.json();
        Map<String, Object> claims = claims(answer.text("access_token"));

        assertThat(granted).containsEntry("expires_in", 3600L);
        assertThat(claims)
                .containsEntry("iat", HALF_PAST.getEpochSecond())
                .containsEntry("exp", HALF_PAST.getEpochSecond() + 1 + 3600);
    }

    @Test
    void theAnswerIsABearerTokenThatNoCacheKeeps() throws Exception {
        HttpAnswer answer = http.token(workspace.developer(), GRANT + "&scope=sql%20files.files");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "sql files.files");
    }

    @Test
    void theSignatureVerifiesWithThePublishedKey() throws Exception {
        String token = http.accessToken(workspace.developer());
        Map<String, Object> key = publishedKey();

        assertThat(section(token, 0))
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "at+jwt")
                .containsEntry("kid", Objects.requireNonNull(key.get("kid")));
        assertThat(verifies(token, key)).isTrue();
        assertThat(verifies(http.accessToken(workspace.app()), key)).isTrue();
        assertThat(verifies("x" + token.substring(1), key)).isFalse();
    }

    @Test
    void theSecretMayStandInTheForm() throws Exception {
        ClientCredentials app = workspace.app();
        HttpAnswer answer =
                http.post(
                        HttpCaller.TOKEN,
                        GRANT
                                + "&client_id="
                                + app.clientId()
                                + "&client_secret="
                                + app.clientSecret().reveal(),
                        HttpCaller.FORM);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretIsInvalidClient() throws Exception {
        ClientCredentials guess =
                new ClientCredentials(workspace.app().clientId(), new Secret("guessed"));

        assertInvalidClient(http.token(guess, GRANT));
    }

    @Test
    void oneClientsSecretIsNotAnothers() throws Exception {
        ClientCredentials mixed =
                new ClientCredentials(
                        workspace.app().clientId(), workspace.developer().clientSecret());

        assertInvalidClient(http.token(mixed, GRANT));
    }

    @Test
    void anUnknownClientIsInvalidClient() throws Exception {
        assertInvalidClient(
                http.token(new ClientCredentials("nobody", workspace.app().clientSecret()), GRANT));
    }

    @Test
    void noCredentialsAtAllIsInvalidClient() throws Exception {
        assertInvalidClient(http.post(HttpCaller.TOKEN, GRANT, HttpCaller.FORM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic %%%", "Basic bm9jb2xvbg==", "Bearer abc", "Basic JTolJQ=="})
    void malformedCredentialsAreInvalidClient(String authorization) throws Exception {
        assertInvalidClient(
                http.post(
                        HttpCaller.TOKEN,
                        GRANT,
                        HttpCaller.FORM,
                        "Authorization: " + authorization));
    }

    @Test
    void theFormNamesNoOtherClientThanTheHeader() throws Exception {
        ClientCredentials app = workspace.app();
        assertRefused(http.token(app, GRANT + "&client_id=databricks-cli"), "invalid_request");
        assertThat(http.token(app, GRANT + "&client_id=" + app.clientId()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /oidc/v1/token, POST",
        "PUT /oidc/v1/revoke, POST",
        "DELETE /oidc/v1/authorize, 'GET, POST'",
        "POST /oidc/jwks.json, GET"
    })
    void anEndpointSaysHowItIsAsked(String call, String allowed) throws Exception {
        HttpAnswer answer = http.send(call, "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", allowed);
    }

    @Test
    void anotherGrantIsUnsupported() throws Exception {
        assertRefused(http.token(workspace.app(), "grant_type=password"), "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope=all-apis",
                "grant_type=",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=%zz",
                "grant_type=client_credentials&client_secret=twice"
            })
    void aFormThatMakesNoSenseIsInvalidRequest(String form) throws Exception {
        assertRefused(http.token(workspace.app(), form), "invalid_request");
    }

    @Test
    void aBodyThatIsNoFormIsInvalidRequest() throws Exception {
        HttpAnswer answer =
                http.post(
                        HttpCaller.TOKEN,
                        GRANT,
                        "Content-Type: application/json",
                        HttpCaller.basic(workspace.app()));

        assertRefused(answer, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "sql+", "+sql", "sql++files", "sql+%22"})
    void anUnknownScopeIsInvalidScope(String scope) throws Exception {
        assertRefused(http.token(workspace.app(), GRANT + "&scope=" + scope), "invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({"apps, /api/2.0/apps", "secrets, /api/2.0/secrets/scopes/list"})
    void aScopeThatACallNeedsCanBeAskedFor(String scope, String call) throws Exception {
        String token = http.token(workspace.app(), GRANT + "&scope=" + scope).text("access_token");

        assertThat(http.get(call, "Authorization: Bearer " + token).status()).isEqualTo(200);
    }

    @Test
    void aRefusalRepeatsNothing() throws Exception {
        HttpAnswer answer =
                http.token(
                        new ClientCredentials("mallory-id", new Secret("mallory-secret")), GRANT);

        assertThat(answer.body()).doesNotContain("mallory");
        assertThat(answer.headers().toString()).doesNotContain("mallory");
    }

    private static void assertInvalidClient(HttpAnswer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().getOrDefault("www-authenticate", "")).startsWith("Basic ");
        assertThat(answer.json()).containsEntry("error", "invalid_client");
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    }

    private static void assertRefused(HttpAnswer answer, String error) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsOnlyKeys("error", "error_description")
                .containsEntry("error", error);
    }

    private static Map<String, Object> claims(String token) {
        return section(token, 1);
    }

    private static Map<String, Object> section(String token, int index) {
        return JsonText.object(
                new String(bytes(List.of(token.split("\\.")).get(index)), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked") // the shape is asserted in DiscoveryApiTest
    private Map<String, Object> publishedKey() throws Exception {
        List<Object> keys = (List<Object>) http.get("/oidc/jwks.json").json().get("keys");
        return (Map<String, Object>) Objects.requireNonNull(keys).getFirst();
    }

    private static boolean verifies(String token, Map<String, Object> jwk)
            throws GeneralSecurityException {
        int afterPayload = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(jwk));
        signature.update(token.substring(0, afterPayload).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(bytes(token.substring(afterPayload + 1)));
    }

    private static PublicKey publicKey(Map<String, Object> jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
    }

    private static BigInteger number(Map<String, Object> jwk, String member) {
        return new BigInteger(1, bytes(Objects.requireNonNull(jwk.get(member)).toString()));
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
