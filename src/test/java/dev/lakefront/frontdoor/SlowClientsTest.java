package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that keeps the front door waiting is waited for, and not forever. */
class SlowClientsTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String TOO_SLOW = "HTTP/1.1 408 Request Timeout\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET / HTTP/1.1\r\n",
                "POST / HTTP/1.1\r\nHost: here\r\nX-A:",
                "GET / HTTP/1.1\r\nHost: here\r\n\r\nGET / HT",
                "GET / HTTP/1.1\r\nHost: here\r\n\r\n\r\n",
            })
    void aHeadThatIsNotCompletedGetsA408(String sent) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), Door.limits(LONG, SHORT, LONG));
                Wire client = door.connect()) {
            client.send(sent);
            if (sent.contains("\r\n\r\n")) {
                assertThat(client.octets(OK.length())).isEqualTo(OK);
            }
            assertThat(client.rest())
                    .startsWith(TOO_SLOW)
                    .containsIgnoringCase("\r\nConnection: close\r\n")
                    .contains(door.failedRequestIds.element());
            assertThat(door.failures)
                    .containsExactly("408: the rest of its head did not come in time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRI"})
    void aConnectionThatBeginsNothingIsClosed(String sent) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), Door.limits(SHORT, SHORT, LONG));
                Wire client = door.connect()) {
            assertThat(client.send(sent).rest()).isEmpty();
            assertThat(door.failures).isEmpty();
        }
    }

    @Test
    void aConnectionThatWasServedMayIdle() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), Door.limits(LONG, SHORT, SHORT));
                Wire client = door.connect()) {
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
            letTheLimitPass(door);
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9\r\n\r\n",
                "Content-Length: 9\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nha",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: ",
            })
    void aBodyThatStopsGetsA408AndEndsTheRequestToTheApp(String body) {
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            ended.give(wire.ends());
                        });
                Door door = Door.before(app.port(), Door.limits(LONG, LONG, SHORT));
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\n" + body);
            assertThat(client.rest()).startsWith(TOO_SLOW);
            assertThat(ended.take()).isTrue();
            assertThat(door.failures)
                    .containsExactly("408: the rest of its body did not come in time");
        }
    }

    @Test
    void aBodyThatStopsDuringTheAnswerCutsItShort() {
        Duration bearable = Duration.ofMillis(1_500);
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                            wire.rest();
                        });
                Door door = Door.before(app.port(), Door.limits(LONG, LONG, bearable));
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\nhalf");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhalf");
            assertThat(door.failures)
                    .containsExactly("half an answer: the rest of its body did not come in time");
        }
    }

    @Test
    void aBodyOfHttp2ThatStopsGetsA408() {
        try (Upstream app = Upstream.behaving(Wire::rest);
                Door door = Door.before(app.port(), Door.limits(LONG, LONG, SHORT));
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.post("/");
            client.data(stream, false, "half");
            assertThat(client.answer(stream).status()).isEqualTo("408");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0\r\n\r\n", "Content-Length: 4\r\n\r\nbody"})
    void anAppMayTakeItsTime(String body) {
        Handover<String> received = new Handover<>();
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            goOn.take();
                            wire.send(OK);
                        });
                Door door = Door.before(app.port(), Door.limits(LONG, SHORT, SHORT));
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\n" + body);
            received.take();
            letTheLimitPass(door);
            goOn.give("now");
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void aClientIsNotBlamedForAnAppThatDoesNotRead() {
        Duration bearable = Duration.ofMillis(400);
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.before(app.port(), Door.limits(LONG, bearable, bearable));
                Wire client = door.connect()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + Flood.SIZE + "\r\n\r\n");
            Wire server = appEnd.take();
            Flood flood = Flood.into(client);
            assertThat(flood.standsStill()).isTrue();
            letTheLimitPass(door);
            assertThat(server.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(flood.ends()).isTrue();
            done.give("all");
        }
    }

    @Test
    void aWebSocketMayIdle() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                                            + "Upgrade: websocket\r\n\r\n");
                            wire.send("heard " + wire.octets(4));
                        });
                Door door = Door.before(app.port(), Door.limits(LONG, SHORT, SHORT));
                Wire client = door.connect()) {
            client.get("/", "Connection: Upgrade", "Upgrade: websocket");
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            letTheLimitPass(door);
            assertThat(client.send("ping").rest()).isEqualTo("heard ping");
        }
    }

    /** Returns when a client that came later has been found too slow. */
    private static void letTheLimitPass(Door door) {
        try (Wire witness = door.connect()) {
            assertThat(witness.send("GET / HT").rest()).startsWith(TOO_SLOW);
        }
    }
}
