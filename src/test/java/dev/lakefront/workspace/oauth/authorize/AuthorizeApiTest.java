package dev.lakefront.workspace.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.LoginBrowser;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeApiTest {
    private static final String ALICE = "2000000000000001";
    private static final String BOB = "2000000000000002";

    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system());
    private final HttpCaller http = new HttpCaller(workspace.host());
    private final LoginBrowser browser = new LoginBrowser(http);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void thePageOffersEveryPersonaAndEveryScope() throws Exception {
        HttpAnswer page = browser.open(LoginBrowser.login());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers())
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("cache-control", "no-store");
        assertThat(page.body())
                .contains(
                        "Alice Example",
                        "bob@example.com, in analysts, users",
                        "in no group",
                        "name=\"scope\" value=\"all-apis\" checked",
                        "name=\"scope\" value=\"offline_access\" checked",
                        "name=\"person\" value=\"" + ALICE + "\" checked");
    }

    @Test
    void whoIsChosenIsWhomTheTokenStandsFor() throws Exception {
        Map<String, String> answer = browser.logIn(BOB);

        assertThat(answer)
                .containsEntry("state", "a state/&+")
                .containsEntry("iss", workspace.host() + "/oidc");
        HttpAnswer tokens = browser.redeem(code(answer), LoginBrowser.VERIFIER);
        assertThat(tokens.json())
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "all-apis offline_access")
                .containsKey("refresh_token");
        assertThat(http.me("Bearer " + tokens.text("access_token")).json())
                .containsEntry("userName", "bob@example.com");
    }

    @Test
    void aScopeThatIsTakenAwayIsNotInTheToken() throws Exception {
        Map<String, String> wide = with("scope", "sql files.files offline_access");
        HttpAnswer answer =
                browser.send(browser.open(wide), "answer=allow&person=" + ALICE + "&scope=sql");

        assertThat(
                        browser.redeem(code(LoginBrowser.redirected(answer)), LoginBrowser.VERIFIER)
                                .json())
                .containsEntry("scope", "sql")
                .doesNotContainKey("refresh_token");
    }

    @Test
    void theLastChoiceIsSuggestedTheNextTime() throws Exception {
        browser.send(
                browser.open(LoginBrowser.login()),
                "answer=allow&person=" + BOB + "&scope=all-apis");

        assertThat(browser.open(LoginBrowser.login()).body())
                .contains(
                        "name=\"person\" value=\"" + BOB + "\" checked",
                        "name=\"scope\" value=\"all-apis\" checked",
                        "name=\"scope\" value=\"offline_access\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer=deny&person=2000000000000001&scope=all-apis",
                "person=2000000000000001&scope=all-apis",
                "answer=allow&scope=all-apis",
                "answer=allow&person=42&scope=all-apis",
                "answer=allow&person=2000000000000001"
            })
    void withoutAYesTheClientIsToldNo(String fields) throws Exception {
        HttpAnswer answer = browser.send(browser.open(LoginBrowser.login()), fields);

        assertThat(LoginBrowser.redirected(answer))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a state/&+")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8020/",
                "http://127.0.0.1:1/callback?x=1",
                "http://[::1]:65535/a"
            })
    void anyPortOfThisMachineIsTheClients(String redirectUri) throws Exception {
        HttpAnswer answer =
                browser.send(
                        browser.open(with("redirect_uri", redirectUri)),
                        "answer=allow&scope=all-apis&person=" + ALICE);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location")).startsWith(redirectUri);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://localhost:8020",
        "redirect_uri, http://evil.example:8020",
        "redirect_uri, http://localhost.evil.example",
        "redirect_uri, http://user@localhost:8020",
        "redirect_uri, http://localhost:8020/#x",
        "redirect_uri, not a uri",
        "redirect_uri, ''",
        "client_id, somebody",
        "client_id, 5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e002"
    })
    void theBrowserIsSentNowhereThatIsNotTheClients(String name, String value) throws Exception {
        HttpAnswer answer = browser.open(with(name, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("location");
        assertThat(answer.body()).contains("This login cannot go on");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, tooShort, invalid_request",
        "scope, everything, invalid_scope"
    })
    void aMistakeOfTheClientsIsToldToTheClient(String name, String value, String error)
            throws Exception {
        assertThat(LoginBrowser.redirected(browser.open(with(name, value))))
                .containsEntry("error", error)
                .containsEntry("state", "a state/&+")
                .containsEntry("iss", workspace.host() + "/oidc");
    }

    @Test
    void thePageIsWrittenAsTextWhateverTheClientSends() throws Exception {
        assertThat(browser.open(with("redirect_uri", "http://localhost/?\"><script>")).body())
                .doesNotContain("<script>");
        assertThat(browser.open(with("scope", "sql.\"><script>")).body())
                .doesNotContain("<script>")
                .contains("sql.&quot;&gt;&lt;script&gt;");
    }

    @Test
    void aFormFromAnotherBrowserCountsForNothing() throws Exception {
        HttpAnswer page = browser.open(LoginBrowser.login());
        LoginBrowser other = new LoginBrowser(http);
        String yes = "answer=allow&scope=all-apis&person=" + ALICE;

        assertThat(other.send(page, yes).status()).isEqualTo(403);
        other.open(LoginBrowser.login());
        assertThat(other.send(page, yes).status()).isEqualTo(403);
        assertThat(browser.send(page, yes, "Origin: http://evil.example").status()).isEqualTo(403);
        assertThat(browser.send(page, yes, "Origin: " + workspace.host()).status()).isEqualTo(303);
        assertThat(browser.send(page, yes).status()).isEqualTo(403);
    }

    @Test
    void aNameThatIsNotOursShowsNoPage() throws Exception {
        String request =
                "GET /oidc/v1/authorize HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

        assertThat(http.raw(request)).startsWith("HTTP/1.1 403 ").doesNotContain("<form");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> parameters = new HashMap<>(LoginBrowser.login());
        parameters.put(name, value);
        return parameters;
    }

    private static String code(Map<String, String> answer) {
        return Objects.requireNonNull(answer.get("code"), answer::toString);
    }
}
