package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests on one connection, of the client's and of the app's. */
class ConnectionReuseTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        int requests = 200;
        try (Upstream app = answeringWithTheTarget();
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(ask(client, "/warm")).isEqualTo("/warm");
            StringBuilder pipelined = new StringBuilder();
            for (int i = 0; i < requests; i++) {
                pipelined.append("GET /").append(i).append(" HTTP/1.1\r\nHost: here\r\n\r\n");
            }
            client.send(pipelined.toString());
            for (int i = 0; i < requests; i++) {
                assertThat(answerBody(client)).isEqualTo("/" + i);
            }
        }
    }

    @Test
    void pipelinedAnswersOfAllSizesStayInOrder() {
        int requests = 20;
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            for (int i = 0; i < requests; i++) {
                                wire.head();
                                answer(wire, body(i));
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: here\r\n\r\n".repeat(requests));
            for (int i = 0; i < requests; i++) {
                assertThat(answerBody(client)).isEqualTo(body(i));
            }
        }
    }

    private static String body(int number) {
        return String.valueOf((char) ('a' + number)).repeat(number % 3 * 40_000 + number);
    }

    @Test
    void pipelinedBodiesStayWithTheirRequests() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            for (int i = 0; i < 3; i++) {
                                wire.head();
                                answer(wire, wire.octets(3));
                            }
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            String post = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\n";
            client.send(post + "one" + post + "two" + post);
            assertThat(answerBody(client)).isEqualTo("one");
            assertThat(answerBody(client)).isEqualTo("two");
            client.send("six");
            assertThat(answerBody(client)).isEqualTo("six");
        }
    }

    @Test
    void aConnectionToTheAppServesOneClientAfterTheOther() {
        try (Upstream app = answeringWithTheTarget();
                Door door = Door.before(app.port())) {
            for (int i = 0; i < 5; i++) {
                try (Wire client = door.connect()) {
                    assertThat(ask(client, "/" + i)).isEqualTo("/" + i);
                }
            }
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void aClientThatAsksForTheEndOfItsConnectionGetsIt() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/", "Connection: close");
            assertThat(client.rest())
                    .isEqualTo(
                            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        }
    }

    @Test
    void anAppThatAsksForTheEndOfItsConnectionDoesNotEndTheClients() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 200 OK\r\nConnection: close\r\n"
                                            + "Content-Length: 2\r\n\r\nok");
                            wire.rest();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
            assertThat(app.connectionsAccepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: here\r\n\r\n",
                "DELETE / HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n",
                "PUT / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            })
    void aSafeRequestOnAConnectionGoneStaleIsSentAgain(String request) {
        try (Upstream app = hangingUpOnItsSecondRequest();
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(ask(client, "/first")).isEqualTo("GET");
            client.send(request);
            assertThat(answerBody(client)).isEqualTo(request.substring(0, request.indexOf(' ')));
            assertThat(app.connectionsAccepted()).isEqualTo(2);
            // and the connection it was sent on again is as good as any other
            assertThat(ask(client, "/third")).isEqualTo("GET");
            assertThat(app.connectionsAccepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi",
                "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n",
                "PUT / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi",
            })
    void aRequestThatMayHaveBeenActedOnIsNotSentAgain(String request) {
        try (Upstream app = hangingUpOnItsSecondRequest();
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(ask(client, "/first")).isEqualTo("GET");
            client.send(request);
            assertThat(client.rest()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
            assertThat(app.connectionsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheAppClosedWhileIdleIsNotUsed() {
        Handover<Wire> idle = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(OK);
                            idle.give(wire);
                            wire.rest();
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
            Wire first = idle.take();
            first.endOutput();
            assertThat(first.ends()).isTrue();
            String post = "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi";
            assertThat(client.send(post).octets(OK.length())).isEqualTo(OK);
            assertThat(app.connectionsAccepted()).isEqualTo(2);
        }
    }

    @Test
    void whatTheAppSendsUnaskedIsNoAnswerToThePipelinedRequest() {
        try (Upstream app = sayingMoreThanAsked();
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/1").get("/2");
            assertThat(client.octets(2 * OK.length())).isEqualTo(OK + OK);
        }
    }

    @Test
    void whatTheAppSendsUnaskedIsNoAnswerToTheNextClient() {
        try (Upstream app = sayingMoreThanAsked();
                Door door = Door.before(app.port());
                Wire client = door.connect();
                Wire next = door.connect()) {
            assertThat(client.get("/1").octets(OK.length())).isEqualTo(OK);
            assertThat(next.get("/2").octets(OK.length())).isEqualTo(OK);
        }
    }

    private static Upstream answeringWithTheTarget() {
        return Upstream.behaving(wire -> {
            for (String head = wire.head(); !head.isEmpty(); head = wire.head()) {
                answer(wire, head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/")));
            }
        });
    }

    /** Its first connection ends when a second request arrives there; answers with the method. */
    private static Upstream hangingUpOnItsSecondRequest() {
        AtomicInteger connections = new AtomicInteger();
        return Upstream.behaving(wire -> {
            boolean first = connections.getAndIncrement() == 0;
            answerWithMethod(wire);
            if (first) {
                wire.head();
                return;
            }
            while (answerWithMethod(wire)) {
                // and so on
            }
        });
    }

    /** On its first connection, and in one write. */
    private static Upstream sayingMoreThanAsked() {
        String evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
        AtomicInteger connections = new AtomicInteger();
        return Upstream.behaving(wire -> {
            wire.head();
            wire.send(connections.getAndIncrement() == 0 ? OK + evil : OK);
            wire.rest();
        });
    }

    private static boolean answerWithMethod(Wire wire) {
        String head = wire.head();
        if (head.isEmpty()) {
            return false;
        }
        if (head.contains("chunked")) {
            wire.until("0\r\n\r\n");
        }
        answer(wire, head.substring(0, head.indexOf(' ')));
        return true;
    }

    private static void answer(Wire wire, String body) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String ask(Wire client, String target) {
        client.get(target);
        return answerBody(client);
    }

    private static String answerBody(Wire client) {
        String head = client.head();
        assertThat(head).startsWith("HTTP/1.1 200 OK\r\n");
        int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return client.octets(length);
    }
}
