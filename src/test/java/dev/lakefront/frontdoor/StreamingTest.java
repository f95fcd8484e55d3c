package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What one side sends reaches the other at once, and no faster than that side takes it. */
class StreamingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void anEventReachesTheClientBeforeTheNextIsSent() {
        Handover<String> events = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            for (int i = 0; i < 4; i++) {
                                wire.send(events.take());
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/events");
            events.give(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(client.head()).contains("Content-Type: text/event-stream\r\n");
            for (String chunk : new String[] {"9\r\ndata: 1\n\n\r\n", "9\r\ndata: 2\n\n\r\n"}) {
                events.give(chunk);
                assertThat(client.octets(chunk.length())).isEqualTo(chunk);
            }
            events.give("0\r\n\r\n");
            assertThat(client.octets(5)).isEqualTo("0\r\n\r\n");
        }
    }

    @Test
    void anEventOfAStreamThatEndsWithItsConnectionReachesTheClientAtOnce() {
        Handover<String> events = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\n\r\n").send(events.take());
                            wire.send(events.take());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/events").head()).startsWith("HTTP/1.1 200 OK\r\n");
            events.give("data: 1\n\n");
            assertThat(client.octets(9)).isEqualTo("data: 1\n\n");
            events.give("data: 2\n\n");
            assertThat(client.rest()).isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void aRequestReachesTheAppPieceByPiece() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            received.give(wire.until("one\r\n"));
                            received.give(wire.until("0\r\n\r\n"));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(received.take()).contains("Transfer-Encoding: chunked\r\n");
            client.send("3\r\none\r\n");
            assertThat(received.take()).isEqualTo("3\r\none\r\n");
            client.send("3\r\ntwo\r\n0\r\n\r\n");
            assertThat(received.take()).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void anAnswerMayBeginBeforeTheRequestEnds() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            wire.send(wire.until("one\r\n"));
                            wire.send(wire.until("0\r\n\r\n"));
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
            client.send("3\r\none\r\n");
            assertThat(client.until("one\r\n")).isEqualTo("3\r\none\r\n");
            client.send("3\r\ntwo\r\n0\r\n\r\n");
            assertThat(client.rest()).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
        }
    }

    @Test
    void aClientSendsNoFasterThanTheAppReads() {
        CountDownLatch appReads = new CountDownLatch(1);
        Handover<Long> checksum = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            await(appReads);
                            checksum.give(wire.checksum(Flood.SIZE));
                            wire.send(OK);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "PUT / HTTP/1.1\r\nHost: here\r\nContent-Length: " + Flood.SIZE + "\r\n\r\n");
            Flood upload = Flood.into(client);
            assertThat(upload.standsStill()).isTrue();
            appReads.countDown();
            assertThat(checksum.take()).isEqualTo(Flood.checksum());
            assertThat(upload.ends()).isTrue();
            assertThat(client.octets(OK.length())).isEqualTo(OK);
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
                Wire client = door.connect()) {
            client.get("/");
            Flood download = sending.take();
            assertThat(download.standsStill()).isTrue();
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(download.ends()).isTrue();
        }
    }

    @Test
    void whatAClientSendsBeforeItsTurnIsNotPiledUp() {
        Handover<String> answers = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(answers.take());
                            wire.head();
                            wire.checksum(Flood.SIZE);
                            wire.send(answers.take());
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/");
            client.send(
                    "PUT / HTTP/1.1\r\nHost: here\r\nContent-Length: " + Flood.SIZE + "\r\n\r\n");
            Flood early = Flood.into(client);
            assertThat(early.standsStill()).isTrue();
            answers.give(OK);
            answers.give(OK);
            assertThat(client.octets(2 * OK.length())).isEqualTo(OK + OK);
            assertThat(early.ends()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
