package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the 101, what one side sends is what the other receives, and so is how it ends. */
class WebSocketOnTheWireTest {
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: keep-alive, Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat, superchat\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                    + "Sec-WebSocket-Protocol: chat\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void theHandshakePassesBothWays() {
        try (Upstream app = Upstream.answering(SWITCHING);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.send(HANDSHAKE).head()).isEqualTo(SWITCHING);
            assertThat(app.received())
                    .contains("\r\nConnection: Upgrade\r\n")
                    .contains("\r\nUpgrade: websocket\r\n")
                    .contains("\r\nSec-WebSocket-Protocol: chat, superchat\r\n")
                    .contains(
                            "\r\nSec-WebSocket-Extensions: permessage-deflate;"
                                    + " client_max_window_bits\r\n");
        }
    }

    @Test
    void whatBothSidesSendBehindTheirHandshakeIsNotLost() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "early from the app");
                            received.give(wire.octets(21) + wire.octets(5));
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE + "early from the client");
            assertThat(client.head()).isEqualTo(SWITCHING);
            assertThat(client.octets(18)).isEqualTo("early from the app");
            client.send("later");
            assertThat(received.take()).isEqualTo("early from the clientlater");
        }
    }

    @Test
    void framesPassBothWaysInOrder() {
        try (Upstream app = echoing();
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            for (int i = 1000; i < 2000; i++) {
                assertThat(client.send("\u0082\u0004" + i).octets(6)).isEqualTo("\u0082\u0004" + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001\u0003Hel\u0080\u0002lo", // fragments
                "\u0001\u0003Hel\u0089\u0004ping\u0080\u0002lo", // a ping between them
                "\u008a\u0000\u0089\u0000", // a pong that nobody asked for, an empty ping
                "\u00c1\u0007\u00f2H\u00cd\u00c9\u00c9\u0007\u0000", // deflated
                "\u0088\u0002\u0003\u00e8", // close, 1000
                "\u0088\u0008\u000f\u00a0reason", // close, 4000
                "\u0088\u0000\u0081\u0004more", // what follows a close
                "\u00ff\u00ffno frame\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            })
    void framesPassOctetForOctet(String frames) {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING).send(wire.rest());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            assertThat(client.send(frames).endOutput().rest()).isEqualTo(frames);
        }
    }

    @Test
    void aClientMayEndItsOutputRightBehindItsHandshake() {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            goOn.take();
                            wire.send(SWITCHING);
                            wire.send("the app heard: " + wire.rest());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect();
                Wire witness = door.connect()) {
            client.send(HANDSHAKE + "bye").endOutput();
            witness.get("nowhere to go", "Connection: close"); // when it has its 400, ours was read
            assertThat(witness.rest()).startsWith("HTTP/1.1 400 ");
            goOn.give("now");
            assertThat(client.head()).isEqualTo(SWITCHING);
            assertThat(client.rest()).isEqualTo("the app heard: bye");
        }
    }

    @Test
    void neitherSideSendsFasterThanTheOtherReads() {
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            Wire server = appEnd.take();
            Flood up = Flood.into(client);
            Flood down = Flood.into(server);
            assertThat(up.standsStill()).isTrue();
            assertThat(down.standsStill()).isTrue();
            assertThat(server.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(client.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(up.ends()).isTrue();
            assertThat(down.ends()).isTrue();
            done.give("all");
        }
    }

    @Test
    void theEndOfTheClientsOutputLeavesTheAppsOpen() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            wire.send("the app heard: " + wire.rest());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            client.send("bye").endOutput();
            assertThat(client.rest()).isEqualTo("the app heard: bye");
        }
    }

    @Test
    void theEndOfTheAppsOutputLeavesTheClientsOpen() {
        Handover<String> heard = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "bye").endOutput();
                            heard.give(wire.rest());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            assertThat(client.rest()).isEqualTo("bye");
            client.send("the client goes on").endOutput();
            assertThat(heard.take()).isEqualTo("the client goes on");
        }
    }

    @Test
    void aSlowReaderGetsAllThoughBothSidesHaveEnded() {
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            Wire server = appEnd.take();
            Flood download = Flood.into(server);
            assertThat(download.standsStill()).isTrue();
            client.endOutput();
            assertThat(server.rest()).isEmpty();
            assertThat(client.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            done.give("all");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aResetByTheClientIsOneForTheApp() {
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            client.reset();
            assertReset(appEnd.take());
            done.give("all");
        }
    }

    @Test
    void aResetByTheAppIsOneForTheClient() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            wire.octets(2);
                            wire.reset();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE).head();
            client.send("go");
            assertReset(client);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK",
                "302 Found",
                "401 Unauthorized",
                "403 Forbidden",
                "426 No",
                "503 x"
            })
    void aRefusalPassesWithItsBodyAndLeavesHttp(String status) {
        String refusal = "HTTP/1.1 " + status + "\r\nX-Why: no\r\nContent-Length: 6\r\n\r\nnot so";
        try (Upstream app = Upstream.answering(refusal);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.send(HANDSHAKE).octets(refusal.length())).isEqualTo(refusal);
            assertThat(client.get("/next").octets(refusal.length())).isEqualTo(refusal);
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n",
                "Upgrade: websocket\r\n\r\n",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 2\r\n\r\nhi",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            })
    void whatIsNoWebSocketHandshakeIsNotUpgraded(String rest) {
        try (Upstream app = Upstream.answering("HTTP/1.1 101 Switching Protocols\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: here\r\n" + rest);
            assertThat(app.received()).doesNotContainIgnoringCase("upgrade").doesNotContain("AA");
            // and an app that switches unasked is not believed
            assertThat(client.rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
        }
    }

    @Test
    void anAppThatIsNotThereIsAPlainRefusal() {
        try (Door door = Door.before(Door.portWithoutListener());
                Wire client = door.connect()) {
            assertThat(client.send(HANDSHAKE).rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("text/plain");
        }
    }

    private static Upstream echoing() {
        return Upstream.behaving(wire -> {
            wire.head();
            wire.send(SWITCHING);
            for (String frame = wire.octets(6); !frame.isEmpty(); frame = wire.octets(6)) {
                wire.send(frame);
            }
        });
    }

    private static void assertReset(Wire wire) {
        assertThatThrownBy(wire::rest)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("reset");
    }
}
