package dev.lakefront.workspace.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Browser;
import dev.lakefront.testing.BrowserWindow;
import dev.lakefront.testing.Upstream;
import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.LoginBrowser;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.WorkspaceSettings;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody logs in in a real browser: the page, its form, and where the answer goes. */
@Timeout(120)
class LoginPageTest {
    @RegisterExtension static final Browser browser = new Browser();

    private static final String BOB = "input[name=person][value='2000000000000002']";
    private static final String FILES = "input[name=scope][value='files.files']";

    private final OfflineWorkspace workspace =
            OfflineWorkspace.open(WorkspaceSettings.DEFAULT, InstantSource.system());
    private final HttpCaller http = new HttpCaller(workspace.host());
    private final Upstream client =
            Upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nlogged in");

    @AfterEach
    void close() {
        client.close();
        workspace.close();
    }

    @Test
    void theTokenStandsForWhomOneChoseAndForWhatOneLeft() throws IOException {
        BrowserWindow window = browser.window().open(loginUrl());
        assertThat(window.text())
                .contains("databricks-cli", "Bob Example", "bob@example.com", "files.files");

        window.click(BOB).click(FILES).click("button[value=allow]").await("logged in");

        HttpAnswer tokens = redeem(window);
        assertThat(tokens.json())
                .containsEntry("scope", "sql iam.current-user:read offline_access");
        assertThat(http.me("Bearer " + tokens.text("access_token")).json())
                .containsEntry("userName", "bob@example.com");

        window.open(loginUrl());
        assertThat(window.isChosen(BOB)).isTrue();
        assertThat(window.isChosen(FILES)).isFalse();
        assertThat(window.isChosen("input[name=scope][value=sql]")).isTrue();
    }

    @Test
    void aNoGoesBackToTheClientToo() {
        BrowserWindow window = browser.window().open(loginUrl());
        window.click("button[value=deny]").await("logged in");
        assertThat(answer(window)).containsEntry("error", "access_denied");
    }

    /** A label is as good as what it labels, and Enter as good as the first button. */
    @Test
    void thePageCanBeUsedByItsLabelsAndFromTheKeyboard() throws IOException {
        BrowserWindow window = browser.window().open(loginUrl());
        window.click("label:has(" + BOB + ") small").type(BOB, "\n").await("logged in");
        assertThat(http.me("Bearer " + redeem(window).text("access_token")).json())
                .containsEntry("userName", "bob@example.com");
    }

    private HttpAnswer redeem(BrowserWindow window) throws IOException {
        return new LoginBrowser(http)
                .redeem(
                        answer(window).getOrDefault("code", "none"),
                        LoginBrowser.VERIFIER,
                        redirectUri());
    }

    private static Map<String, String> answer(BrowserWindow window) {
        return LoginBrowser.parameters(URI.create(window.url()));
    }

    private String redirectUri() {
        return "http://localhost:" + client.port() + "/back";
    }

    private String loginUrl() {
        Map<String, String> parameters = new HashMap<>(LoginBrowser.login());
        parameters.put("redirect_uri", redirectUri());
        parameters.put("scope", "sql files.files iam.current-user:read offline_access");
        return workspace.host() + "/oidc/v1/authorize?" + LoginBrowser.encode(parameters);
    }
}
