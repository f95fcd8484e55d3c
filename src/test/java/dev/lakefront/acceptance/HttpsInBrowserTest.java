package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Browser;
import dev.lakefront.testing.BrowserWindow;
import dev.lakefront.testing.FreePort;
import dev.lakefront.testing.LakefrontCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code --https}, as a person meets it who has Chromium and has read docs/https.md. */
@Timeout(300)
class HttpsInBrowserTest {
    @RegisterExtension static final Browser browser = new Browser();

    private static final Duration PLENTY = Duration.ofMinutes(2);

    @TempDir Path data;
    private final int port = FreePort.next();

    /** Streamlit's page is empty: what there is to read on it comes over a WebSocket. */
    @Test
    void whoTrustsTheLocalCaSeesAnExampleAsEveryPersona() throws Exception {
        try (LakefrontCommand run = run()) {
            run.awaitLine("The app is ready", PLENTY);
            run.awaitOpen();
            browser.window().open(urlOf("localhost")).await("NET::ERR_CERT_AUTHORITY_INVALID");

            browser.trust(data.resolve("lakefront/ca.pem"));

            assertThat(shownAt("localhost")).contains("Bob Example");
            assertThat(shownAt("alice.localhost")).contains("Alice Example");
            browser.window()
                    .open(urlOf("nobody.localhost"))
                    .await("NET::ERR_CERT_COMMON_NAME_INVALID");
            assertThat(run.signal("TERM").exitStatus()).as(run.transcript()).isEqualTo(143);
        }
    }

    private String shownAt(String host) {
        BrowserWindow window = browser.window().open(urlOf(host)).await("Access token: arrived");
        assertThat(window.run("return isSecureContext")).isEqualTo(true);
        assertThat(window.url()).isEqualTo(urlOf(host));
        return window.text();
    }

    private LakefrontCommand run() throws Exception {
        Path folder = Examples.installed("hello-streamlit");
        Map<String, String> shell = Examples.shell();
        shell.put("XDG_DATA_HOME", data.toString());
        List<String> arguments = new ArrayList<>(List.of("run", "--offline", "--https"));
        arguments.addAll(List.of("--as", "bob", "--port", Sandbox.text(port)));
        arguments.addAll(List.of("--app-port", Sandbox.text(FreePort.next())));
        return LakefrontCommand.start(folder, shell, arguments);
    }

    private String urlOf(String host) {
        return "https://" + host + ":" + port + "/";
    }
}
