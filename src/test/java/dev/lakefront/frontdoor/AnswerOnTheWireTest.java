package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app answers reaches the client as it was sent. */
class AnswerOnTheWireTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\r\nContent-Length: 2\r\n\r\nok",
                "200 Fine by me\r\nContent-Length: 0\r\n\r\n",
                "200 \r\nContent-Length: 0\r\n\r\n",
                "299 Caf\u00c3\u00a9\r\nx-lower: 1\r\nX-Lower: 2\r\nContent-Length: 0\r\n\r\n",
                "200 OK\r\nX-Raw: \u00c3\u00a9 \u0080\u00ff\r\nContent-Length: 0\r\n\r\n",
                "200 OK\r\nSet-Cookie: a=1; Path=/, b\r\nSet-Cookie: c=3\r\nContent-Length: 0\r\n\r\n",
                "200 OK\r\nSet-Cookie: a=1; Domain=127.0.0.1:8000; Secure\r\nContent-Length: 0\r\n\r\n",
                "299 odd  -- (reason) \t\u00ff\r\nContent-Length: 0\r\n\r\n",
                "200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\u0000",
                "301 Moved Permanently\r\nLocation: https://other.example/a?b#c\r\nContent-Length: 0\r\n\r\n",
                "302 Found\r\nLocation: /next\r\nContent-Length: 5\r\n\r\nmoved",
                "307 Temporary Redirect\r\nLocation: //other.example/\r\nContent-Length: 0\r\n\r\n",
                "404 Not Found\r\nContent-Length: 4\r\n\r\nnone",
                "418 I'm a teapot\r\nContent-Length: 0\r\n\r\n",
                "500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops",
                "204 No Content\r\nX-Kept: 1\r\n\r\n",
                "304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 1234\r\n\r\n",
                "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n3\r\nyou\r\n0\r\n\r\n",
                "200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 42\r\n\r\n",
            })
    void answersPassAsTheyAre(String answer) {
        String sent = "HTTP/1.1 " + answer;
        try (Upstream app = Upstream.answering(sent);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/").get("/again");
            assertThat(client.octets(2 * sent.length())).isEqualTo(sent + sent);
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    /** What RFC 9112 tells a proxy to set right: 4, 5.1, 5.2 and 6.3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200~Content-Length: 0~~ | 200 ~Content-Length: 0~~",
                "200 OK~X-A : b~Content-Length: 0~~ | 200 OK~X-A: b~Content-Length: 0~~",
                "200 OK~X-A: b~  c~Content-Length: 0~~ | 200 OK~X-A: b c~Content-Length: 0~~",
                "204 No Content~Content-Length: 4~~ | 204 No Content~~",
            })
    void whatIsSentLooselyIsPassedOnStrictly(String sent, String received) {
        String strict = "HTTP/1.1 " + received.replace("~", "\r\n");
        try (Upstream app = Upstream.answering("HTTP/1.1 " + sent.replace("~", "\r\n"));
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").get("/").octets(2 * strict.length()))
                    .isEqualTo(strict + strict);
        }
    }

    @Test
    void fieldsForOneConnectionOnlyStopHere() {
        String answer =
                "HTTP/1.1 200 OK\r\nConnection: X-Nominated, keep-alive\r\nX-Nominated: 1\r\n"
                        + "Keep-Alive: timeout=5\r\nProxy-Connection: close\r\nUpgrade: h2c\r\n"
                        + "X-Kept: 1\r\nContent-Length: 0\r\n\r\n";
        try (Upstream app = Upstream.answering(answer);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").head())
                    .isEqualTo("HTTP/1.1 200 OK\r\nX-Kept: 1\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void aLinkToTheAppsOwnAddressLeadsBackToTheFrontDoor(String own) {
        Handover<Integer> port = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            String link = "http://" + own + ":" + port.take() + "/next?a=1";
                            wire.send(
                                    "HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                                            + link
                                            + "\r\nContent-Location: "
                                            + link
                                            + "\r\nContent-Length: 0\r\n\r\n");
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            port.give(app.port());
            client.send("GET / HTTP/1.1\r\nHost: bob.localhost:8001\r\n\r\n");
            assertThat(client.head())
                    .contains("\r\nLocation: http://bob.localhost:8001/next?a=1\r\n")
                    .contains("\r\nContent-Location: http://bob.localhost:8001/next?a=1\r\n");
        }
    }

    @Test
    void aRedirectIsNeverFollowed() {
        try (Upstream elsewhere =
                        Upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                                        + elsewhere.port()
                                        + "/\r\nContent-Length: 0\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").head())
                    .contains("\r\nLocation: http://127.0.0.1:" + elsewhere.port() + "/\r\n");
            assertThat(elsewhere.hasReceivedNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 1000,true", "Transfer-Encoding: chunked,false"})
    void anAnswerToHeadHasNoBodyWhateverItSays(String framing, boolean kept) {
        try (Upstream app = Upstream.answering("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            for (int i = 0; i < 2; i++) {
                client.send("HEAD / HTTP/1.1\r\nHost: here\r\n\r\n");
                assertThat(client.head())
                        .isEqualTo("HTTP/1.1 200 OK\r\n" + (kept ? framing + "\r\n" : "") + "\r\n");
            }
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionDoesSoForTheClientToo() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end");
        }
    }

    @Test
    void anAppThatSpeaksHttp10IsUnderstood() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok");
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
            assertThat(client.get("/").octets(answer.length())).isEqualTo(answer);
            assertThat(client.get("/").octets(answer.length())).isEqualTo(answer);
            assertThat(app.connectionsAccepted()).isEqualTo(2);
        }
    }

    @Test
    void anHttp10ClientGetsNoChunksAndTheEndOfTheConnection() {
        try (Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "2\r\nhi\r\n4\r\n you\r\n0\r\nX-Sum: 42\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.rest())
                    .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhi you");
        }
    }
}
