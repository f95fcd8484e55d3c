package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakefront.testing.Upstream;
import org.junit.jupiter.api.Test;

/** RFC 8441: a stream is opened as a WebSocket; the app sees the handshake of HTTP/1.1. */
class WebSocketOverHttp2Test {
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: any\r\n"
                    + "Sec-WebSocket-Protocol: chat\r\n"
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void theClientLearnsThatItCanOpenOne() {
        try (Upstream app = Upstream.answering("HTTP/1.1 204 No Content\r\n\r\n");
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            client.answer(client.get("/"));
            assertThat(client.opensWebSockets()).isTrue();
        }
    }

    @Test
    void theHandshakePassesBothWaysAndCarriesTheIdentity() {
        try (Upstream app = Upstream.answering(SWITCHING);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream =
                    client.openWebSocket(
                            "/ws",
                            "sec-websocket-version",
                            "13",
                            "sec-websocket-protocol",
                            "chat",
                            "origin",
                            "http://localhost");
            assertThat(client.next(stream).headers())
                    .containsExactly(
                            entry(":status", "200"), entry("sec-websocket-protocol", "chat"));
            assertThat(app.received())
                    .startsWith("GET /ws HTTP/1.1\r\nHost: localhost\r\n")
                    .containsPattern("\r\nSec-WebSocket-Key: [A-Za-z0-9+/]{22}==\r\n")
                    .contains("\r\nsec-websocket-version: 13\r\n")
                    .contains("\r\nsec-websocket-protocol: chat\r\n")
                    .contains("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n")
                    .contains("\r\nX-Forwarded-Access-Token: " + Door.TOKEN + "\r\n");
        }
    }

    @Test
    void octetsPassBothWaysFromTheFirstOne() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "early");
                            received.give(wire.octets(9));
                            wire.send("later");
                            received.give(wire.rest());
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.openWebSocket("/ws");
            client.data(stream, false, "too ");
            client.data(stream, false, "early");
            assertThat(client.next(stream).headers()).containsEntry(":status", "200");
            assertThat(client.next(stream).payload()).isEqualTo("early");
            assertThat(received.take()).isEqualTo("too early");
            assertThat(client.next(stream).payload()).isEqualTo("later");
            client.data(stream, true, "last");
            assertThat(received.take()).isEqualTo("last");
            assertThat(client.answer(stream).isWhole()).isTrue();
        }
    }

    @Test
    void theEndOfTheAppsOutputLeavesTheClientsOpen() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "bye").endOutput();
                            received.give(wire.rest());
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.openWebSocket("/ws");
            assertThat(client.answer(stream).body()).isEqualTo("bye");
            client.data(stream, true, "bye too");
            assertThat(received.take()).isEqualTo("bye too");
        }
    }

    @Test
    void anAbruptEndOnEitherSideIsOneOnTheOther() {
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            boolean patient = wire.head().startsWith("GET /patient ");
                            wire.send(SWITCHING);
                            if (patient) {
                                ended.give(wire.ends());
                            } else {
                                wire.octets(1);
                                wire.reset();
                            }
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int left = client.openWebSocket("/patient");
            client.next(left);
            client.reset(left, Http2Wire.CANCEL);
            assertThat(ended.take()).isTrue();
            int lost = client.openWebSocket("/impatient");
            client.next(lost);
            client.data(lost, false, "x");
            assertThat(client.next(lost).type()).isEqualTo(Http2Wire.RST_STREAM);
        }
    }

    @Test
    void aRefusalPassesWithItsBody() {
        try (Upstream app = Upstream.answering("HTTP/1.1 403 No\r\nContent-Length: 4\r\n\r\nnope");
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            Http2Wire.Answer answer = client.answer(client.openWebSocket("/ws"));
            assertThat(answer.status()).isEqualTo("403");
            assertThat(answer.body()).isEqualTo("nope");
        }
    }
}
