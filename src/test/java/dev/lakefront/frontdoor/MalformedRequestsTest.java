package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on which the front door and an app could disagree are refused; no app sees them. */
class MalformedRequestsTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: here\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: here\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Host: here\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Host: here\r\nContent-Length: 5, 6\r\n\r\nhello",
                "Host: here\r\nContent-Length: -5\r\n\r\nhello",
                "Host: here\r\nContent-Length: +5\r\n\r\nhello",
                "Host: here\r\nContent-Length: 0x5\r\n\r\nhello",
                "Host: here\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
                "Host: here\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhiX\r\n0\r\n\r\n",
                "Host: here\r\nTransfer-Encoding: chunked\r\n\r\n2\nhi\r\n0\r\n\r\n",
                "Host: here\r\nContent_Length: 5\r\n\r\nhello",
                "Host: here\r\nTRANSFER_encoding: chunked\r\n\r\n0\r\n\r\n",
                "Host: here\r\nX-Folded: a\r\n b\r\n\r\n",
                "Host: here\r\n X-Folded: a\r\n\r\n",
                "Host: here\r\nX-A: a\rb\r\n\r\n",
                "Host: here\r\nX-A: a\u0000b\r\n\r\n",
                "Host: here\r\nX A: b\r\n\r\n",
                "Host: here\r\nno colon\r\n\r\n",
                "Host: here\r\n: no name\r\n\r\n",
                "Host: here\nX-A: bare line feed\r\n\r\n",
                "Host: here\r\nHost: there\r\n\r\n",
                "X-No-Host: 1\r\n\r\n",
            })
    void anUnclearFieldIsABadRequest(String fields) {
        assertRefused("POST / HTTP/1.1\r\n" + fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: here\r\n\r\n",
                "GET /a\u0000 HTTP/1.1\r\nHost: here\r\n\r\n",
                "GET /a\u0007 HTTP/1.1\r\nHost: here\r\n\r\n",
                "GET / HTTP/1\r\nHost: here\r\n\r\n",
                "GET / FTP/1.1\r\nHost: here\r\n\r\n",
                "GET /\r\nHost: here\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: here\r\n\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: here\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n",
            })
    void anUnclearRequestIsABadRequest(String request) {
        assertRefused(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET / HTTP/0.9\r\n\r\n"
            })
    void aVersionOtherThanHttp1IsRefusedAsSuch(String request) {
        assertRefused(request, "HTTP/1.1 505 HTTP Version Not Supported\r\n");
    }

    @Test
    void aHeadTooLargeIsRefusedAsSuch() {
        String field = "X-Filler: " + "x".repeat(8000) + "\r\n";
        assertRefused(
                "GET / HTTP/1.1\r\nHost: here\r\n" + field.repeat(64) + "\r\n",
                "HTTP/1.1 431 Request Header Fields Too Large\r\n");
    }

    @Test
    void aHeadWithATokenAndManyCookiesIsNotTooLarge() {
        String field = "Cookie: " + "x".repeat(8000) + "\r\n";
        try (Upstream app = Upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: here\r\n" + field.repeat(16) + "\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    private static void assertRefused(String request) {
        assertRefused(request, "HTTP/1.1 400 Bad Request\r\n");
    }

    /** And so is what follows it on its connection. */
    private static void assertRefused(String request, String status) {
        Handover<String> reached = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            reached.give(wire.rest());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(request + SMUGGLED);
            assertThat(client.rest()).startsWith(status).doesNotContain("HTTP/1.1 200");
            assertThat(door.failures).hasSize(1);
            if (app.connectionsAccepted() > 0) { // the body turned out to be malformed
                assertThat(reached.take()).doesNotContain("smuggled");
            }
        }
    }
}
