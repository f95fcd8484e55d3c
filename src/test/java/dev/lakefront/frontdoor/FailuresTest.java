package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front door answers in the app's place. */
class FailuresTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void anAppThatIsNotThereIsABadGateway() {
        try (Door door = Door.before(Door.portWithoutListener());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("Nothing listens on the app's port.");
            assertThat(door.failures).containsExactly("502: the app accepts no connections");
        }
    }

    @Test
    void anAppThatAcceptsNoMoreConnectionsIsAGatewayTimeout() throws IOException {
        Limits limits =
                new Limits(LONG, LONG, null, Duration.ofMillis(50), LONG, LONG, LONG, LONG, 100);
        try (ServerSocket app = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Door door = Door.before(app.getLocalPort(), limits);
                Wire client = door.connect()) {
            List<Socket> queue = fillQueueOf(app);
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 504 Gateway Timeout\r\n")
                    .contains("more connections wait there than the app takes");
            assertThat(door.failures)
                    .containsExactly("504: the app did not accept the connection in time");
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    /** Connects, without being accepted, until a connection has to wait for its place. */
    private static List<Socket> fillQueueOf(ServerSocket app) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (true) {
            Socket waiting = new Socket();
            queue.add(waiting);
            try {
                waiting.connect(app.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException full) {
                return queue;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAppThatHangsUpBeforeItAnswersIsABadGateway(boolean reset) {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            if (reset) {
                                wire.reset();
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno-field\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno field\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX A: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX\tA : b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A: a\u0000b\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A: a\rSet-Cookie: b=1\r\nContent-Length: 0\r\n\r\n",
            })
    void anAnswerThatIsNoneIsABadGateway(String answer) {
        try (Upstream app = Upstream.answering(answer);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("The app's answer is malformed");
        }
    }

    @Test
    void anAnswerWithAnEndlessHeadIsABadGateway() {
        String field = "X-Filler: " + "x".repeat(8000) + "\r\n";
        try (Upstream app = Upstream.answering("HTTP/1.1 200 OK\r\n" + field.repeat(64));
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
        }
    }

    @Test
    void aRequestWaitsForAnAppThatIsStarting() {
        StartingApp starting = new StartingApp();
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), starting, LONG);
                Wire client = door.connect();
                Wire other = door.connect()) {
            client.get("/");
            other.send("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi");
            assertThat(app.hasReceivedNothing()).isTrue();
            starting.listen();
            assertThat(client.octets(OK.length())).isEqualTo(OK);
            assertThat(other.octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void aRequestDoesNotWaitForever() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), new StartingApp(), Duration.ofMillis(10));
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("The app does not listen yet");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,*/*;q=0.8 | text/html; charset=utf-8 | <h1>",
                "application/json | application/json; charset=utf-8 | {\"error\":",
                "*/* | text/plain; charset=utf-8 | The app does not accept connections.",
            })
    void theAnswerIsWhatTheClientAccepts(String accept, String type, String text) {
        String secret = "<script>alert(1)</script>";
        try (Door door = Door.before(Door.portWithoutListener());
                Wire client = door.connect()) {
            client.get("/" + secret, "Accept: " + accept, "X-Evil: " + secret);
            String answer = client.rest();
            assertThat(answer)
                    .containsIgnoringCase("Content-Type: " + type + "\r\n")
                    .containsIgnoringCase("Cache-Control: no-store\r\n")
                    .contains(text)
                    .contains(door.failedRequestIds.element())
                    .doesNotContain("script")
                    .doesNotContain("alice")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aFailedHeadRequestHasNoBody() {
        try (Door door = Door.before(Door.portWithoutListener());
                Wire client = door.connect()) {
            client.send("HEAD / HTTP/1.1\r\nHost: here\r\n\r\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .endsWith("\r\n\r\n");
        }
    }
}
