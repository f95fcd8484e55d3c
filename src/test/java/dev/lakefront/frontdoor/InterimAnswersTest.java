package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Answers that come before the request has ended, or before the answer proper. */
class InterimAnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String EXPECTING =
            "POST / HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";

    @Test
    void theAppDecidesWhetherABodyIsWanted() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            wire.send("HTTP/1.1 100 Continue\r\n\r\n");
                            received.give(wire.octets(5));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(EXPECTING);
            assertThat(received.take()).contains("Expect: 100-continue\r\n");
            assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hello");
            assertThat(received.take()).isEqualTo("hello");
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void aBodyThatIsNotWantedIsRefusedByTheApp() {
        String refusal = "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 2\r\n";
        try (Upstream app = Upstream.answering(refusal + "\r\nno");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(EXPECTING);
            assertThat(client.rest()).isEqualTo(refusal + "Connection: close\r\n\r\nno");
        }
    }

    @Test
    void earlyHintsPassAtOnceAndTheAnswerFollows() {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            while (!wire.head().isEmpty()) {
                                wire.send(hints);
                                goOn.take();
                                wire.send(hints + OK);
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/").octets(hints.length())).isEqualTo(hints);
                goOn.give("now");
                assertThat(client.octets(hints.length() + OK.length())).isEqualTo(hints + OK);
            }
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void anHttp10ClientIsSparedInterimAnswers() {
        try (Upstream app = Upstream.answering("HTTP/1.1 103 Early Hints\r\n\r\n" + OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void anEarlyRefusalCanBeReadWholeWhileTheClientStillSends() {
        String page = "x".repeat(100_000);
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 413 Content Too Large\r\nContent-Length: 100000\r\n\r\n"
                                            + page);
                            wire.skip(Long.MAX_VALUE);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            int megabytes = 32;
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: "
                            + megabytes * 1024 * 1024
                            + "\r\n\r\n");
            Thread sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (int i = 0; i < megabytes; i++) {
                                        client.send(new byte[1024 * 1024]);
                                    }
                                } catch (UncheckedIOException refused) {
                                    // the front door has closed: the answer is what counts
                                }
                            });
            assertThat(client.head()).startsWith("HTTP/1.1 413 Content Too Large\r\n");
            assertThat(client.octets(100_000)).isEqualTo(page);
            sender.interrupt();
        }
    }
}
