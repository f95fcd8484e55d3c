package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several people at once: the name of the host says who is asking. */
class PeopleOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

    @ParameterizedTest
    @CsvSource({
        "localhost:8001, alice@example.com",
        "127.0.0.1, alice@example.com",
        "here, alice@example.com",
        "bob.localhost:8001, bob@example.com",
        "BOB.localhost.:8001, bob@example.com",
        "carol.localhost, carol@example.com",
    })
    void aPersonIsWhoseNameTheHostHas(String host, String email) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire page = door.connect();
                Wire socket = door.connect()) {
            page.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(app.received())
                    .contains("\r\nX-Forwarded-Email: " + email + "\r\n")
                    .contains("\r\nX-Forwarded-Host: " + host + "\r\n");
            socket.send("GET /ws HTTP/1.1\r\nHost: " + host + "\r\n" + HANDSHAKE + "\r\n");
            assertThat(app.received()).contains("\r\nX-Forwarded-Email: " + email + "\r\n");
        }
    }

    @Test
    void overHttp2Too() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            for (String id : new String[] {"bob", "carol"}) {
                client.open(
                        true,
                        ":method",
                        "GET",
                        ":path",
                        "/",
                        ":scheme",
                        "http",
                        ":authority",
                        id + ".localhost:8001");
                assertThat(app.received())
                        .contains("\r\nX-Forwarded-Email: " + id + "@example.com\r\n");
            }
        }
    }

    @Test
    void nobodyIsSaidToAskWhoIsNotSignedIn() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "GET / HTTP/1.1\r\nHost: anonymous.localhost\r\n"
                            + "X-Forwarded-Email: eve@example.com\r\n\r\n");
            assertThat(app.received())
                    .doesNotContain("X-Forwarded-Email", "X-Forwarded-User", "X-Forwarded-Pref")
                    .doesNotContain("X-Forwarded-Access-Token")
                    .contains("\r\nX-Forwarded-Host: anonymous.localhost\r\n");
        }
    }

    @Test
    void whoIsNotHereIsToldWhoIs() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: bobby.localhost:8001\r\n\r\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 421 Misdirected Request\r\n")
                    .contains("There are: anonymous, bob, carol.");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void aLinkBackKeepsThePersonsName() {
        Upstream[] self = new Upstream[1];
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                            + "http://127.0.0.1:"
                                            + self[0].port()
                                            + "/next\r\n\r\n");
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            self[0] = app;
            client.send("GET / HTTP/1.1\r\nHost: bob.localhost:8001\r\n\r\n");
            assertThat(client.head()).contains("\r\nLocation: http://bob.localhost:8001/next\r\n");
        }
    }
}
