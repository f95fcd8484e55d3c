package dev.lakefront.workspace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Browser;
import dev.lakefront.testing.BrowserWindow;
import dev.lakefront.testing.Connections;
import dev.lakefront.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code external-browser}: the Python SDK sends somebody to a real browser to log in. */
@Timeout(600)
class ExternalBrowserTest {
    @RegisterExtension static final Browser browser = new Browser();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LOGIN_PAGE = Pattern.compile("(http://.*/authorize\\?.*)\n");

    /** Where the SDK waits for the browser to come back: its only choice. */
    private static final int PORT = 8020;

    @TempDir Path files;
    @TempDir Path home;

    @Test
    void theSdkGetsATokenOfWhomOneChoseForTheScopesOneLeft() throws Exception {
        try (SdkProgram sdk = new SdkProgram(files);
                SdkProgram.Started login = login(sdk)) {
            loginPage(login)
                    .click("input[name=person][value='" + SdkProgram.BOB + "']")
                    .click("input[name=scope][value=apps]")
                    .click("button[value=allow]")
                    .await("You can close this tab.");

            assertThat(login.printed())
                    .contains("me: bob@example.com", "warehouses: 1")
                    .contains("trimmed: Provided OAuth token does not have required scopes: apps");
        }
    }

    @Test
    void aNoIsTheSdksError() throws Exception {
        try (SdkProgram sdk = new SdkProgram(files);
                SdkProgram.Started login = login(sdk)) {
            loginPage(login).click("button[value=deny]").await("access_denied");

            assertThat(login.printed()).containsPattern("denied: .*access_denied");
        }
    }

    /** The program's browser does no more than to say what it was to open. */
    private SdkProgram.Started login(SdkProgram sdk) throws Exception {
        Path folder = SdkProgram.python();
        Eventually.within(PATIENCE, () -> !Connections.isListenedTo(PORT)); // of another login
        Map<String, String> person = Map.of("BROWSER", "echo", "HOME", home.toString());
        return sdk.start(folder, person, ".venv/bin/python", "external_browser.py");
    }

    /** Opens it when the program waits for the answer: it opens its browser before. */
    private static BrowserWindow loginPage(SdkProgram.Started login) {
        String page = login.await(LOGIN_PAGE);
        login.await(() -> Connections.isListenedTo(PORT));
        return browser.window().open(page);
    }
}
