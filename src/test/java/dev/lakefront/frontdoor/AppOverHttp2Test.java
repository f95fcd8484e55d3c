package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that is spoken to in HTTP/2 gets, and gives, what it would in HTTP/1.1. */
class AppOverHttp2Test {
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    /** What an app does with its one connection. */
    private interface Script {
        void run(Http2Wire app);
    }

    private static Upstream app(Script script) {
        return Upstream.behaving(wire -> script.run(Http2Wire.accept(wire, true)));
    }

    @Test
    void aRequestReachesTheAppAndItsAnswerTheClient() {
        Handover<Http2Wire.Frame> received = new Handover<>();
        try (Upstream app =
                        app(http2 -> {
                            Http2Wire.Frame head = http2.next();
                            received.give(head);
                            http2.headers(
                                    head.stream(), false, ":status", "103", "link", "</a.css>");
                            http2.headers(head.stream(), false, ":status", "201", "x-a", "1");
                            http2.data(head.stream(), false, "bo");
                            http2.data(head.stream(), false, "dy");
                            http2.headers(head.stream(), true, "x-trailer", "t");
                            http2.next();
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            client.get(
                    "/a?b",
                    "X-Kept: 1",
                    "x_forwarded_email: eve",
                    "Connection: x-gone",
                    "X-Gone: 1");
            assertThat(client.head())
                    .isEqualTo("HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n");
            assertThat(client.head())
                    .isEqualTo(
                            "HTTP/1.1 201 Created\r\nx-a: 1\r\ntransfer-encoding: chunked\r\n\r\n");
            assertThat(client.until("\r\n\r\n"))
                    .isEqualTo("2\r\nbo\r\n2\r\ndy\r\n0\r\nx-trailer: t\r\n\r\n");
            Http2Wire.Frame head = received.take();
            assertThat(head.endsStream()).isTrue();
            assertThat(head.headers())
                    .contains(
                            entry(":method", "GET"),
                            entry(":path", "/a?b"),
                            entry(":scheme", "http"),
                            entry(":authority", "here"),
                            entry("x-kept", "1"),
                            entry("x-forwarded-email", "alice@example.com"),
                            entry("x-forwarded-access-token", Door.TOKEN))
                    .doesNotContainKeys("host", "connection", "x-gone", "x_forwarded_email");
        }
    }

    @Test
    void bodiesAndTrailersReachTheAppInAStreamForEachRequest() {
        Handover<Http2Wire.Answer> received = new Handover<>();
        try (Upstream app =
                        app(http2 -> {
                            for (int stream = 3; stream < 7; stream += 2) {
                                received.give(http2.answer(stream));
                                http2.headers(stream, true, ":status", "204");
                            }
                            http2.next();
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nbody");
            assertThat(client.head()).startsWith("HTTP/1.1 204 No Content\r\n");
            assertThat(received.take().body()).isEqualTo("body");
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "4\r\nbody\r\n0\r\nX-Trailer: t\r\nX-Forwarded-User: eve\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 204 No Content\r\n");
            Http2Wire.Answer second = received.take();
            assertThat(second.body()).isEqualTo("body");
            assertThat(second.trailers()).containsExactly(entry("x-trailer", "t"));
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void aWebSocketIsAStreamIfTheAppSaysThatItCan() {
        try (Upstream app =
                        app(http2 -> {
                            Http2Wire.Frame head = http2.next();
                            http2.headers(
                                    head.stream(),
                                    false,
                                    ":status",
                                    "200",
                                    "x-protocol",
                                    head.headers().get(":method")
                                            + " "
                                            + head.headers().get(":protocol"));
                            http2.data(head.stream(), false, "early");
                            String text = http2.next(head.stream()).payload();
                            http2.data(head.stream(), true, text);
                            http2.next();
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            assertThat(client.send(HANDSHAKE).head())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("\r\nx-protocol: CONNECT websocket\r\n")
                    .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .contains("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
            assertThat(client.octets(5)).isEqualTo("early");
            client.send("echo");
            assertThat(client.rest()).isEqualTo("echo");
        }
    }

    @Test
    void aWebSocketIsAConnectionOfHttp11IfTheAppDoesNotSaySo() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            String start = wire.octets(3);
                            if (start.equals("PRI")) {
                                wire.until("SM\r\n\r\n");
                                wire.send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
                                wire.ends();
                            } else {
                                wire.head();
                                wire.send(
                                        "HTTP/1.1 101 Switching Protocols\r\n"
                                                + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
                            }
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            assertThat(client.send(HANDSHAKE).head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void anAnswerTheAppDoesNotEndIsNoWholeAnswer() {
        try (Upstream app =
                        app(http2 -> {
                            int stream = http2.next().stream();
                            http2.headers(stream, false, ":status", "200");
                            http2.data(stream, false, "half");
                            http2.reset(stream, Http2Wire.INTERNAL_ERROR);
                            http2.next();
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest()).endsWith("4\r\nhalf\r\n");
            assertThat(door.failures).hasSize(1);
        }
    }

    @Test
    void aClientThatLeavesResetsItsStream() {
        Handover<Http2Wire.Frame> received = new Handover<>();
        try (Upstream app =
                        app(http2 -> {
                            received.give(http2.next());
                            received.give(http2.next());
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            client.get("/");
            received.take();
            client.leave();
            Http2Wire.Frame reset = received.take();
            assertThat(reset.type()).isEqualTo(Http2Wire.RST_STREAM);
            assertThat(reset.errorCode()).isEqualTo(Http2Wire.CANCEL);
        }
    }

    @Test
    void theConnectionIsOpenedAgainWhenTheAppHasEndedIt() {
        try (Upstream app =
                        app(http2 -> {
                            http2.headers(http2.next().stream(), true, ":status", "204");
                            http2.goAway(3);
                        });
                Door door = Door.beforeHttp2(app.port())) {
            for (int i = 0; i < 3; i++) {
                try (Wire client = door.connect()) {
                    assertThat(client.get("/").head()).startsWith("HTTP/1.1 204 ");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "",
            })
    void anAppThatDoesNotSpeakItIsABadGateway(String answer) {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.until("SM\r\n\r\n");
                            wire.send(answer);
                        });
                Door door = Door.beforeHttp2(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("--app-protocol");
        }
    }

    @Test
    void anAppThatIsNotThereIsABadGateway() {
        try (Door door = Door.beforeHttp2(Door.portWithoutListener());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("The app does not accept connections");
        }
    }
}
