package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.lakefront.testing.Browser;
import dev.lakefront.testing.BrowserWindow;
import dev.lakefront.testing.FreePort;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Processes;
import dev.lakefront.testing.WebSocketClient;
import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The examples, installed from the package registries and started by the real command, without an
 * account: what the reader of the README sees.
 */
@Timeout(300)
class ExamplesTest {
    @RegisterExtension static final Browser browser = new Browser();

    /** Nothing may be installed yet. */
    private static final Duration INSTALLATION = Duration.ofMinutes(4);

    private final int port = FreePort.next();
    private final List<LakefrontCommand> started = new ArrayList<>();
    private Path folder = Path.of("/nowhere");

    @BeforeAll
    static void buildTheCommand() {
        LakefrontCommand.build();
    }

    @AfterEach
    void endTheRun() {
        for (LakefrontCommand command : started) {
            command.signal("TERM").exitStatus();
        }
        assertThat(Processes.in(folder)).isEmpty();
    }

    @Test
    void helloFlaskShowsWhoIsAskingAndThatATokenArrived() throws IOException {
        LakefrontCommand run = run("hello-flask");
        HttpAnswer page = page();
        assertThat(page.body()).contains("Hello, Alice Example", "alice@example.com");
        assertThat(page.body()).containsPattern("fingerprint <code>[0-9a-f]{8}</code>");
        assertThat(page.body()).containsPattern("in (59|60) minutes");
        assertMe(HttpAnswer.get(port, "/api/me").body());
        assertThat(run.transcript() + page.body()).doesNotContain("eyJ");
    }

    @Test
    void helloNodeShowsTheSame() throws IOException {
        run("hello-node", "--prepare-environment");
        HttpAnswer page = page();
        assertThat(page.body()).contains("Hello, Alice Example", "alice@example.com");
        assertThat(page.body()).containsPattern("fingerprint <code>[0-9a-f]{8}</code>");
        assertMe(HttpAnswer.get(port, "/api/me").body());
    }

    @Test
    void helloFastapiShowsItOnThePageInEventsAndOnAWebSocket() throws IOException {
        run("hello-fastapi");
        assertThat(page().body()).contains("Hello, Alice Example");
        assertMe(HttpAnswer.get(port, "/api/me").body());
        try (Wire events =
                Wire.to(port).send("GET /api/ticks HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(events.head()).contains("200 OK", "text/event-stream");
            assertThat(events.until("}\n\n")).contains("data: {\"tick\": 1", "alice@example.com");
            assertThat(events.until("}\n\n")).contains("data: {\"tick\": 2");
        }
        try (var socket = WebSocketClient.open(port, "/ws/echo")) {
            assertThat(socket.status()).isEqualTo(101);
            assertMe(socket.receive());
            assertThat(socket.sendText("hello").receive()).isEqualTo("hello");
        }
    }

    @Test
    void helloStreamlitShowsItThroughItsWebSocket() throws IOException {
        run("hello-streamlit");
        assertThat(page().body()).contains("<title>Streamlit</title>");
        try (var socket =
                WebSocketClient.open(
                        port, "/_stcore/stream", "Sec-WebSocket-Protocol: streamlit")) {
            assertThat(socket.status()).isEqualTo(101);
            // BackMsg { rerun_script: {} }: run the page, as the browser asks first of all
            socket.sendBinary(new byte[] {0x5a, 0});
            var shown = new StringBuilder();
            while (shown.indexOf("fingerprint") < 0) {
                shown.append(socket.receive());
            }
            assertThat(shown)
                    .contains("Alice Example", "E-mail: alice@example.com")
                    .containsPattern("Access token: arrived, fingerprint [0-9a-f]{8}, expires in")
                    .doesNotContain("stranger");
        }
    }

    /** The data, the grants and the Databricks SDK for Python are those of the example. */
    @Test
    void salesStreamlitShowsSeveralPeopleTheirOwnRowsAtOnce() throws IOException {
        run("sales-streamlit", "--as", "guest");
        BrowserWindow alices = browser.window().open(urlOf("alice.localhost"));
        BrowserWindow bobs = browser.window().open(urlOf("bob.localhost"));
        BrowserWindow guests = browser.window().open(urlOf("localhost"));

        assertThat(rows(alices)).containsExactly("APAC: 7.0", "EU: 30.75", "US: 20.0");
        assertThat(rows(bobs)).containsExactly("EU: 30.75");
        assertThat(rows(guests))
                .last(STRING)
                .startsWith("User does not have SELECT on Table 'main.sales.orders'");
    }

    /** What the person may read; what the app itself may read is the same for everybody. */
    private static List<String> rows(BrowserWindow sales) {
        sales.await("What the app may read\nEU: 30.75");
        String shown = sales.text();
        String own = "What you may read\n";
        return shown.substring(
                        shown.indexOf(own) + own.length(), shown.indexOf("\nWhat the app may read"))
                .lines()
                .toList();
    }

    private String urlOf(String host) {
        return "http://" + host + ":" + port + "/";
    }

    private static void assertMe(String json) {
        assertThat(json.replace(" ", ""))
                .contains("\"name\":\"AliceExample\"", "\"email\":\"alice@example.com\"")
                .containsPattern("\"fingerprint\":\"[0-9a-f]{8}\"");
    }

    private HttpAnswer page() {
        HttpAnswer page = HttpAnswer.get(port, "/", "Accept: text/html");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }

    private LakefrontCommand run(String example, String... flags) throws IOException {
        folder = Examples.copyOf(example);
        var arguments = new ArrayList<>(List.of("run", "--offline", folder.toString()));
        arguments.addAll(List.of("--port", Sandbox.text(port)));
        arguments.addAll(List.of("--app-port", Sandbox.text(FreePort.next())));
        arguments.addAll(List.of(flags));
        LakefrontCommand run = LakefrontCommand.start(folder, Examples.shell(), arguments);
        started.add(run);
        run.awaitLine("The app is ready", INSTALLATION);
        return run;
    }
}
