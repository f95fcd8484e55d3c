package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.IdentityHeaders;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends reaches the app as it was sent. */
class RequestOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a?x=[1]|\\^`{}\"<>",
                "/%2e%2E/%41?%zz=%",
                "/a;p=1/b;q",
                "/\u00c3\u00a9?\u00c3\u00a9=\u00ff",
                "//double//slash/",
                "/a/../b/./c",
                "/?",
                "/a#fragment",
                "/?a=1&a=2+3",
                "*",
                "http://here/absolute?form",
            })
    void theTargetReachesTheAppOctetForOctet(String target) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get(target);
            assertThat(app.received()).startsWith("GET " + target + " HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "OPTIONS", "PROPFIND", "get", "X-Y.Z~1"})
    void anyMethodReachesTheApp(String method) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(method + " / HTTP/1.1\r\nHost: here\r\n\r\n");
            assertThat(app.received()).startsWith(method + " / HTTP/1.1\r\n");
        }
    }

    @Test
    void fieldsKeepOrderSpellingAndDuplicatesAndNoneIsInvented() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    """
                    POST /form HTTP/1.1
                    x-FIRST: 1
                    Host: here:8001
                    Cookie: a=1
                    X-Twice: one
                    cookie: b=2
                    X-Empty:
                    X-Twice: two,  three
                    Accept-Encoding: gzip;q=0.5, br

                    """
                            .replace("\n", "\r\n"));
            assertThat(linesOfTheClient(app.received()))
                    .containsExactly(
                            "POST /form HTTP/1.1",
                            "x-FIRST: 1",
                            "Host: here:8001",
                            "Cookie: a=1",
                            "X-Twice: one",
                            "cookie: b=2",
                            "X-Empty: ",
                            "X-Twice: two,  three",
                            "Accept-Encoding: gzip;q=0.5, br",
                            "");
        }
    }

    @Test
    void octetsBeyondAsciiInAFieldAreKept() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/", "X-Name: Zo\u00c3\u00ab \u0080\u00ff");
            assertThat(app.received()).contains("X-Name: Zo\u00c3\u00ab \u0080\u00ff\r\n");
        }
    }

    @Test
    void fieldsForOneConnectionOnlyStopHere() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get(
                    "/",
                    "Connection: keep-alive, X-Nominated",
                    "connection: X-Too",
                    "X-Nominated: 1",
                    "x-too: 1",
                    "Keep-Alive: timeout=5",
                    "Proxy-Connection: keep-alive",
                    "Proxy-Authorization: Basic eDp5",
                    "TE: gzip",
                    "Upgrade: h2c",
                    "X-Kept: 1");
            assertThat(linesOfTheClient(app.received()))
                    .containsExactly("GET / HTTP/1.1", "Host: here", "X-Kept: 1", "");
        }
    }

    /** A field for one connection too, but we pass trailers on: so it is said on ours as well. */
    @Test
    void theAppLearnsThatTheClientTakesTrailers() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/", "Connection: TE", "TE: gzip, trailers");
            assertThat(linesOfTheClient(app.received()))
                    .containsExactly(
                            "GET / HTTP/1.1", "Host: here", "Connection: TE", "TE: trailers", "");
        }
    }

    @Test
    void nominatingTheFramingDoesNotRemoveIt() {
        Handover<String> body = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            body.give(wire.until("\r\n0\r\n\r\n"));
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nConnection: transfer-encoding\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
            assertThat(body.take()).isEqualTo("2\r\nhi\r\n0\r\n\r\n");
        }
    }

    @Test
    void aBodyOfKnownLengthArrivesAsItIs() {
        String gzip = "\u001f\u008b\u0008\u0000\r\n\r\n\u00ff\u0000";
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head() + wire.octets(gzip.length()));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "PUT / HTTP/1.1\r\nHost: here\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + gzip.length()
                            + "\r\n\r\n"
                            + gzip);
            assertThat(received.take())
                    .contains("Content-Length: " + gzip.length() + "\r\n")
                    .contains("Content-Encoding: gzip\r\n")
                    .endsWith("\r\n\r\n" + gzip);
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void chunksAndTrailersArrive() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            received.give(wire.until("\r\n\r\n"));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n"
                            + "Trailer: X-Sum\r\n\r\n"
                            + "2;ext=1\r\nhi\r\n0A\r\n0123456789\r\n0\r\nX-Sum: 42\r\nx-sum: 43\r\n\r\n");
            assertThat(received.take())
                    .contains("Transfer-Encoding: chunked\r\n")
                    .contains("Trailer: X-Sum\r\n");
            assertThat(received.take())
                    .isEqualTo("2\r\nhi\r\na\r\n0123456789\r\n0\r\nX-Sum: 42\r\nx-sum: 43\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void anHttp10ClientNeedsNoHost() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET /old HTTP/1.0\r\n\r\n");
            assertThat(app.received())
                    .startsWith("GET /old HTTP/1.1\r\n")
                    .contains("\r\nHost: localhost:" + door.port() + "\r\n")
                    .contains("\r\nX-Forwarded-Host: localhost:" + door.port() + "\r\n");
        }
    }

    /** The head without the fields that the front door sets. */
    private static List<String> linesOfTheClient(String head) {
        return head.lines()
                .filter(line ->
                        !IdentityHeaders.owns(line.substring(0, Math.max(0, line.indexOf(':')))))
                .toList();
    }
}
