package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Either side goes away in the middle: the other learns of it, and of nothing that is not so. */
class BrokenExchangesTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";
    private static final String HALF_A_POST =
            "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\nhalf";

    @ParameterizedTest
    @CsvSource({
        "false,false,", "true,false,", "false,true,", "true,true,",
        "false,false,head", "true,false,head", "false,true,head", "true,true,head",
    })
    void aClientThatLeavesEndsTheRequestToTheApp(boolean reset, boolean post, String answered) {
        Handover<String> received = new Handover<>();
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head() + (post ? wire.octets(4) : ""));
                            if (answered != null) {
                                wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                            }
                            ended.give(wire.ends());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(post ? HALF_A_POST : GET);
            received.take();
            if (answered != null) {
                client.until("half");
            }
            if (reset) {
                client.reset();
            } else {
                client.leave();
            }
            assertThat(ended.take()).isTrue();
            assertThat(door.failures).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, HALF_A_POST})
    void aClientThatLeavesBeforeItsTokenComesDoesNotReachTheApp(String request) {
        CompletableFuture<Caller> later = new CompletableFuture<>();
        Handover<String> asked = new Handover<>();
        CallerSource callers =
                () -> {
                    asked.give("for a token");
                    return later;
                };
        try (Upstream app = Upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Door door = Door.before(app.port(), callers);
                Wire client = door.connect();
                Wire witness = door.connect()) {
            client.send(request);
            asked.take();
            client.leave();
            try (Wire next = door.connect()) { // when it is answered, that end has been seen
                assertThat(next.send("no request\r\n\r\n").rest()).startsWith("HTTP/1.1 400 ");
            }
            witness.get("/witness");
            asked.take();
            later.complete(Door.ALICE);
            assertThat(app.received()).startsWith("GET /witness ");
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "body"})
    void aClientThatEndsItsOutputAndReadsOnGetsItsAnswers(String body) {
        Handover<String> goOn = new Handover<>();
        String post = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + body.length();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            for (String head = wire.head(); !head.isEmpty(); head = wire.head()) {
                                wire.octets(body.length());
                                goOn.take();
                                wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send((post + "\r\n\r\n" + body).repeat(2)).endOutput();
            goOn.give("the first");
            assertThat(client.until("ok")).endsWith("\r\n\r\nok");
            goOn.give("the second");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nok");
            assertThat(door.failures).isEmpty();
        }
    }

    @Test
    void aClientThatEndsItsOutputAndThenLeavesEndsTheRequestToTheApp() {
        Handover<String> received = new Handover<>();
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            wire.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                            ended.give(wire.ends());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(GET).endOutput();
            received.take();
            client.until("half");
            client.leave();
            assertThat(ended.take()).isTrue();
        }
    }

    @Test
    void aClientThatEndsItsOutputInTheMiddleOfItsRequestHasLeft() {
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            ended.give(wire.ends());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HALF_A_POST).endOutput();
            assertThat(ended.take()).isTrue();
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nhalf",
            })
    void anAnswerTheAppDoesNotEndIsNoWholeAnswer(String answer) {
        for (boolean reset : new boolean[] {false, true}) {
            Handover<String> goOn = new Handover<>();
            try (Upstream app =
                            Upstream.behaving(wire -> {
                                wire.head();
                                wire.send("HTTP/1.1 200 OK\r\n" + answer);
                                goOn.take();
                                if (reset) {
                                    wire.reset();
                                }
                            });
                    Door door = Door.before(app.port());
                    Wire client = door.connect()) {
                assertThat(client.get("/").until("half")).startsWith("HTTP/1.1 200 OK\r\n");
                goOn.give("now");
                assertThat(client.rest()).isIn("", "\r\n");
                assertThat(door.failures)
                        .containsExactly(
                                "half an answer: the app closed the connection in the middle of it");
            }
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionAndIsResetIsReset() {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                            goOn.take();
                            wire.reset();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").until("half")).endsWith("half");
            goOn.give("now");
            assertThatThrownBy(client::rest)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void anHttp10ClientSeesThatAChunkedAnswerHasNoEnd() {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            wire.send("4\r\nhalf\r\n");
                            goOn.take();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.send("GET / HTTP/1.0\r\n\r\n").until("half")).endsWith("half");
            goOn.give("now");
            assertThatThrownBy(client::rest)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aMalformedBodyDuringTheAnswerCutsTheAnswerShort() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            wire.rest();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
            client.send("no chunk\r\n");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void garbageInsideAnAnswerCutsItShort() {
        try (Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "4\r\nhalf\r\nno chunk\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").rest()).endsWith("4\r\nhalf\r\n");
        }
    }
}
