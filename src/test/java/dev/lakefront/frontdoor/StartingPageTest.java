package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who opens the app before it listens. */
class StartingPageTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String BROWSER = "Accept: text/html,*/*;q=0.8";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMillis(10);

    private final StartingApp starting = new StartingApp();

    @Test
    void isShownUntilTheAppListens() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), starting, LONG, SOON)) {
            assertThat(ask(door, "GET / HTTP/1.1", BROWSER, "Sec-Fetch-Mode: navigate"))
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .containsIgnoringCase("\r\nRetry-After: 1\r\n")
                    .containsIgnoringCase("\r\nCache-Control: no-store\r\n")
                    .contains("<noscript><meta http-equiv=\"refresh\"")
                    .contains("src=\"/.lakefront/starting.js\"")
                    .doesNotContain("://");
            assertThat(ask(door, "GET /.lakefront/starting HTTP/1.1"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("The app does not accept connections yet.");
            assertThat(app.hasReceivedNothing()).isTrue();
            assertThat(door.failures).isEmpty();

            starting.listen();
            assertThat(ask(door, "GET /.lakefront/starting HTTP/1.1"))
                    .startsWith("HTTP/1.1 204 No Content\r\n")
                    .endsWith("\r\n\r\n");
            try (Wire client = door.connect()) {
                assertThat(client.get("/", BROWSER).octets(OK.length())).isEqualTo(OK);
            }
        }
    }

    @Test
    void isNotShownIfTheAppIsQuick() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), starting, LONG, LONG);
                Wire client = door.connect()) {
            client.get("/", BROWSER);
            starting.listen();
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nAccept: */*",
                "GET / HTTP/1.1\r\nAccept: application/json",
                "GET / HTTP/1.1\r\nAccept: text/html\r\nSec-Fetch-Mode: cors",
                "POST / HTTP/1.1\r\nContent-Length: 0\r\nAccept: text/html",
                "GET / HTTP/1.1\r\nAccept: text/html\r\nUpgrade: websocket\r\nConnection: upgrade",
            })
    void isNotForThoseWhoWouldTakeItForTheApps(String request) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), starting, LONG, Duration.ZERO);
                Wire client = door.connect()) {
            client.send(request + "\r\nHost: here\r\n\r\n");
            assertThat(ask(door, "GET / HTTP/1.1", BROWSER)).startsWith("HTTP/1.1 503 ");
            starting.listen();
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void showsWhatTheAppSaysAsText() {
        starting.say("loading <script>alert('x')</script> & \"more\"");
        try (Door door = Door.before(Door.portWithoutListener(), starting, LONG, SOON)) {
            assertThat(ask(door, "GET / HTTP/1.1", BROWSER))
                    .contains(
                            "<pre>loading &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;"
                                    + " &quot;more&quot;</pre>")
                    .containsIgnoringCase("\r\nContent-Security-Policy: default-src 'none';");
        }
    }

    @Test
    void saysThatTheAppHasEnded() {
        try (Door door = Door.before(Door.portWithoutListener(), starting, LONG, LONG);
                Wire browser = door.connect();
                Wire program = door.connect()) {
            browser.get("/", BROWSER);
            program.get("/");
            starting.crash("Its exit code is 3.");
            assertThat(browser.rest())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("<h1>The app has ended</h1>", "Its exit code is 3.");
            assertThat(program.rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("The app has ended.");
        }
    }

    @Test
    void comesOverHttp2AsWell() {
        try (Door door = Door.before(Door.portWithoutListener(), starting, LONG, SOON);
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.get("/", "accept", "text/html");
            assertThat(client.answer(stream).status()).isEqualTo("503");
        }
    }

    @Test
    void hasNoBodyIfOnlyItsHeadIsAskedFor() {
        try (Door door = Door.before(Door.portWithoutListener(), starting, LONG, SOON)) {
            assertThat(ask(door, "HEAD / HTTP/1.1", BROWSER))
                    .startsWith("HTTP/1.1 503 ")
                    .endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /.lakefront/nothing HTTP/1.1",
                "POST /.lakefront/?a HTTP/1.1",
                "GET http://here/.lakefront/#b HTTP/1.1",
            })
    void isOneOfThePathsThatAreNeverTheApps(String request) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port())) {
            assertThat(ask(door, request)).startsWith("HTTP/1.1 404 Not Found\r\n");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    private static String ask(Door door, String requestLine, String... fields) {
        try (Wire client = door.connect()) {
            client.send(
                    requestLine
                            + "\r\nHost: here\r\n"
                            + (fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n")
                            + "\r\n");
            return client.rest();
        }
    }
}
