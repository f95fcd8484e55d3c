package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.machine.MachineName;
import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not come in gets its answer from the front door, and no app hears of it. */
class AdmissionOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | text/html | <p>If the name is yours, start Lakefront with --allow-host",
                "application/json | application/json | \"advice\": \"If the name is yours, start",
                "*/* | text/plain | start Lakefront with --allow-host",
            })
    void aForeignHostIsToldHowItIsAllowed(String accept, String type, String text) {
        assertRefused(
                "GET /private HTTP/1.1\r\nHost: evil.example\r\nAccept: " + accept + "\r\n\r\n",
                "421 Misdirected Request",
                type,
                text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | text/html | <p>If that site is yours, start Lakefront with --allow-origin",
                "application/json | application/json | \"advice\": \"If that site is yours, start",
                "*/* | text/plain | start Lakefront with --allow-origin",
            })
    void aCrossSiteRequestIsToldHowItIsAllowed(String accept, String type, String text) {
        assertRefused(
                "POST /transfer HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                        + "Accept: "
                        + accept
                        + "\r\nContent-Length: 2\r\n\r\nhi",
                "403 Forbidden",
                type,
                text);
    }

    @Test
    void aWebSocketForAForeignHostIsRefusedInPlainText() {
        assertRefused(
                HANDSHAKE + "Host: evil.example\r\nAccept: text/html\r\n\r\n",
                "421 Misdirected Request",
                "text/plain",
                "--allow-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: cross-site"
            })
    void aCrossSiteWebSocketIsRefusedInPlainText(String fields) {
        assertRefused(
                HANDSHAKE + "Host: localhost\r\n" + fields + "\r\n\r\n",
                "403 Forbidden",
                "text/plain",
                "--allow-origin");
    }

    @Test
    void aForeignUrlIsMisdirectedThoughItsHostFieldIsOurs() {
        assertRefused(
                "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "421 Misdirected Request",
                "text/plain",
                "--allow-host");
    }

    @Test
    void theRulesAreThoseOfHttp2Too() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            String[] foreign = {
                ":method", "GET", ":scheme", "http", ":authority", "evil.example", ":path", "/"
            };
            assertThat(client.answer(client.open(true, foreign)).status()).isEqualTo("421");
            assertThat(client.answer(client.post("/", "origin", "https://evil.example")).status())
                    .isEqualTo("403");
            int socket = client.openWebSocket("/ws", "origin", "https://evil.example");
            assertThat(client.answer(socket).status()).isEqualTo("403");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void aWholeUrlSaysForWhomItIsWhateverItsHostFieldSays() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET http://Here:81/a?b HTTP/1.1\r\nHost: evil.example\r\n\r\n");
            assertThat(app.received())
                    .startsWith("GET http://Here:81/a?b HTTP/1.1\r\n")
                    .contains("\r\nHost: Here:81\r\n")
                    .contains("\r\nX-Forwarded-Host: Here:81\r\n")
                    .doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: here\r\nOrigin: http://here:8001\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://friend.example\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:8001\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
                        + "Sec-Fetch-Site: cross-site\r\n\r\n",
                HANDSHAKE
                        + "Host: localhost\r\nOrigin: https://friend.example\r\n"
                        + "Sec-Fetch-Site: cross-site\r\n\r\n",
            })
    void whatIsAllowedReachesTheAppWithItsOrigin(String request) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(request);
            assertThat(client.octets(OK.length())).isEqualTo(OK);
            String origin = request.contains("Origin: ") ? "\r\nOrigin: http" : "\r\nHost: ";
            assertThat(app.received()).contains(origin);
        }
    }

    @Test
    void theMachinesOwnNameLeadsHere() {
        String name = MachineName.read();
        assertThat(name).isNotBlank();
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port())) {
            // the front door looks its name up while it serves already
            Eventually.within(
                    PATIENCE, () -> isServed(door, name) && isServed(door, name + ".local"));
        }
    }

    private static boolean isServed(Door door, String host) {
        try (Wire client = door.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return client.head().startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    private static void assertRefused(String request, String status, String type, String text) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.send(request).rest())
                    .startsWith("HTTP/1.1 " + status + "\r\n")
                    .containsIgnoringCase("Content-Type: " + type + "; charset=utf-8\r\n")
                    .contains(text)
                    .doesNotContain("evil")
                    .doesNotContain("alice")
                    .contains(door.failedRequestIds.element());
            assertThat(door.failures)
                    .hasSize(1)
                    .allMatch(it -> it.startsWith(status.substring(0, 3)));
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }
}
