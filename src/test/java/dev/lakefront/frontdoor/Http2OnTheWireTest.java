package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.testing.Upstream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of HTTP/2 gets what one of HTTP/1.1 gets, and can do no more than that one. */
class Http2OnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void aRequestReachesTheAppAsOneOfHttp11() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream =
                    client.get(
                            "/a?b=[|]", "x-b", "2", "cookie", "c=1", "x-a", "1", "cookie", "d=2");
            assertThat(client.answer(stream).body()).isEqualTo("ok");
            assertThat(app.received())
                    .startsWith(
                            "GET /a?b=[|] HTTP/1.1\r\nHost: localhost\r\nx-b: 2\r\nx-a: 1\r\n"
                                    + "cookie: c=1; d=2\r\nX-Forwarded-Preferred-Username: ")
                    .contains("\r\nX-Forwarded-Access-Token: " + Door.TOKEN + "\r\n")
                    .contains("\r\nX-Forwarded-Host: localhost\r\n");
        }
    }

    @Test
    void theAnswerReachesTheClientAsOneOfHttp2() {
        try (Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 201 Made\r\nX-A: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                                        + "Keep-Alive: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "2\r\nok\r\n0\r\nX-Trailer: t\r\n\r\n");
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            Http2Wire.Answer answer = client.answer(client.get("/"));
            assertThat(answer.head())
                    .containsExactly(
                            entry(":status", "201"),
                            entry("x-a", "1"),
                            entry("set-cookie", "a=1\nb=2"));
            assertThat(answer.body()).isEqualTo("ok");
            assertThat(answer.trailers()).containsExactly(entry("x-trailer", "t"));
        }
    }

    @Test
    void interimAnswersPassAndTheFinalOneFollows() {
        try (Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.get("/");
            Map<String, String> hints = client.next(stream).headers();
            assertThat(hints).containsExactly(entry(":status", "103"), entry("link", "</a.css>"));
            assertThat(client.answer(stream).status()).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD,200 OK", "GET,204 No Content", "GET,304 Not Modified"})
    void anAnswerWithoutABodyEndsItsStream(String method, String status) {
        String length = status.startsWith("204") ? "" : "Content-Length: 5\r\n";
        try (Upstream app = Upstream.answering("HTTP/1.1 " + status + "\r\n" + length + "\r\n");
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            String[] head = Http2Wire.with(new String[0], ":method", method, ":path", "/");
            Http2Wire.Answer answer = client.answer(client.open(true, head));
            assertThat(answer.status()).isEqualTo(status.substring(0, 3));
            assertThat(answer.body()).isEmpty();
            assertThat(answer.isWhole()).isTrue();
        }
    }

    @Test
    void bodiesAndTrailersReachTheApp() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            received.give(wire.octets(4));
                            wire.send(OK);
                            received.give(wire.head());
                            received.give(wire.until("\r\n\r\n"));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int known = client.post("/", "content-length", "4");
            client.data(known, false, "bo");
            client.data(known, true, "dy");
            assertThat(client.answer(known).isWhole()).isTrue();
            assertThat(received.take()).doesNotContainIgnoringCase("transfer-encoding");
            assertThat(received.take()).isEqualTo("body");

            int unknown = client.post("/");
            client.data(unknown, false, "body");
            client.headers(unknown, true, "x-trailer", "t", "x_forwarded_email", "eve@example.com");
            assertThat(client.answer(unknown).isWhole()).isTrue();
            assertThat(received.take()).containsIgnoringCase("transfer-encoding: chunked\r\n");
            assertThat(received.take()).isEqualTo("4\r\nbody\r\n0\r\nx-trailer: t\r\n\r\n");
        }
    }

    @Test
    void clientSentIdentityNeverReachesTheApp() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            client.answer(client.get("/", "x-forwarded-email", "eve", "x_forwarded_user", "eve"));
            assertThat(app.received()).doesNotContain("eve").contains("alice@example.com");
        }
    }

    @Test
    void withoutATokenNothingReachesTheApp() {
        CallerSource broken =
                () -> CompletableFuture.failedFuture(TokenFailure.passing("no token today"));
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), broken);
                Http2Wire client = Http2Wire.to(door)) {
            int request = client.get("/");
            assertThat(client.answer(request).status()).isEqualTo("502");
            int webSocket = client.openWebSocket("/ws");
            assertThat(client.answer(webSocket).status()).isEqualTo("502");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    /** What HTTP/1.1 could not carry unmistakably would be another request there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/|x-a|b\\r\\nX-Forwarded-Email: eve",
                "GET|/|x-a|b\\n\\nGET /smuggled HTTP/1.1",
                "GET|/|x-a|b\\0",
                "GET|/|x-a: b\\r\\nx-b|c",
                "GET|/|x a|b",
                "GET|/ HTTP/1.1\\r\\nX-A: b|x-a|b",
                "GET|/a b|x-a|b",
                "GET|a|x-a|b",
                "GET|*|x-a|b",
                "GET / HTTP/1.1\\r\\nX-A: b\\r\\n\\r\\nGET|/|x-a|b",
                "CONNECT|/|x-a|b",
                "GET|/|host|there.localhost",
                "GET|/|transfer-encoding|chunked",
                "GET|/|connection|close",
                "GET|/|content-length|5",
                "GET|/|content-length|-1",
                "GET|/|:path|/b",
                "GET|/|:unknown|b",
                "GET|/|X-Upper|b",
                "GET|/|content_length|5",
            })
    void whatCannotBeSaidInHttp11DoesNotReachTheApp(
            String method, String path, String name, String value) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            String[] field = {unescaped(name), unescaped(value)};
            String[] head =
                    Http2Wire.with(field, ":method", unescaped(method), ":path", unescaped(path));
            Http2Wire.Answer answer = client.answer(client.open(true, head));
            assertThat(answer.status()).isIn("400", "null");
            assertThat(answer.isWhole()).isEqualTo(answer.status().equals("400"));
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    }

    @Test
    void aBodyLongerThanItsLengthDoesNotReachTheAppAsAnotherRequest() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            received.give(wire.rest());
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.post("/", "content-length", "4");
            client.data(stream, true, "bodyGET /smuggled HTTP/1.1\r\n\r\n");
            assertThat(client.answer(stream).isWhole()).isFalse();
            assertThat(received.take()).doesNotContain("smuggled");
        }
    }

    @Test
    void oneRequestDoesNotWaitForAnother() {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            if (wire.head().startsWith("GET /slow ")) {
                                goOn.take();
                            }
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int slow = client.get("/slow");
            int quick = client.get("/quick");
            assertThat(client.next(quick).stream()).isEqualTo(quick);
            goOn.give("now");
            assertThat(client.answer(slow).body()).isEqualTo("ok");
        }
    }

    @Test
    void anAnswerBeforeTheEndOfItsRequestAsksForNoMore() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(OK);
                            wire.rest();
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.post("/");
            assertThat(client.answer(stream).isWhole()).isTrue();
            Http2Wire.Frame reset = client.next(stream);
            assertThat(reset.type()).isEqualTo(Http2Wire.RST_STREAM);
            assertThat(reset.errorCode()).isEqualTo(Http2Wire.NO_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
            })
    void anAnswerTheAppDoesNotEndIsNoWholeAnswer(String answer) {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\n" + answer);
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            Http2Wire.Answer received = client.answer(client.get("/"));
            assertThat(received.status()).isEqualTo("200");
            assertThat(received.end().type()).isEqualTo(Http2Wire.RST_STREAM);
            assertThat(received.end().errorCode()).isEqualTo(Http2Wire.INTERNAL_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientThatLeavesEndsTheRequestToTheApp(boolean connection) {
        Handover<String> received = new Handover<>();
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            ended.give(wire.ends());
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.get("/");
            received.take();
            if (connection) {
                client.leave();
            } else {
                client.reset(stream, Http2Wire.CANCEL);
            }
            assertThat(ended.take()).isTrue();
            assertThat(door.failures).isEmpty();
        }
    }

    @Test
    void anAppThatIsNotThereIsABadGateway() {
        try (Door door = Door.before(Door.portWithoutListener());
                Http2Wire client = Http2Wire.to(door)) {
            int stream = client.get("/", "accept", "text/html");
            Http2Wire.Answer answer = client.answer(stream);
            assertThat(answer.status()).isEqualTo("502");
            assertThat(answer.body()).contains("The app does not accept connections");
        }
    }

    @Test
    void anAppSendsNoFasterThanTheClientReads() {
        Handover<Flood> sending = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 200 OK\r\nContent-Length: "
                                            + Flood.SIZE
                                            + "\r\n\r\n");
                            sending.give(Flood.into(wire));
                            wire.rest();
                        });
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door, 65_535)) {
            int stream = client.get("/");
            Flood download = sending.take();
            assertThat(download.standsStill()).isTrue();
            client.widen(stream, (int) Flood.SIZE);
            assertThat(client.answer(stream).body()).hasSize((int) Flood.SIZE);
            assertThat(download.ends()).isTrue();
        }
    }
}
