package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.RudeUpstream;
import dev.lakefront.testing.Rudeness;
import dev.lakefront.testing.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an app does to its connection, its client learns the truth, and so does the terminal.
 */
class RudeAppTest {
    /** What the app is asked, and the kind of page that such a client is shown. */
    enum Asked {
        GET("GET / HTTP/1.1\r\nAccept: text/html\r\nConnection: close\r\n", "", "<h1>"),
        POST(
                "POST / HTTP/1.1\r\nAccept: application/json\r\nConnection: close\r\n"
                        + "Content-Length: 5\r\n",
                "hello",
                "{\"error\": \""),
        WEBSOCKET(
                "GET / HTTP/1.1\r\nAccept: text/html\r\nConnection: Upgrade, close\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                "",
                "text/plain");

        private final String request;
        private final String page;

        Asked(String head, String body, String page) {
            this.request = head + "Host: here\r\n\r\n" + body;
            this.page = page;
        }
    }

    /** Who asked for another protocol cannot be switched unasked. */
    static Stream<Arguments> everyRudenessForEveryRequest() {
        return Rudeness.all().stream()
                .flatMap(rudeness ->
                        Arrays.stream(Asked.values()).map(asked -> Arguments.of(rudeness, asked)))
                .filter(pair ->
                        !List.of(pair.get())
                                .equals(
                                        List.of(
                                                Rudeness.NoAnswer.SWITCHES_UNASKED,
                                                Asked.WEBSOCKET)));
    }

    @ParameterizedTest
    @MethodSource("everyRudenessForEveryRequest")
    void isToldAsItIsAndSpoilsNothingElse(Rudeness rudeness, Asked asked) {
        try (RudeUpstream app = new RudeUpstream(rudeness);
                Door door = Door.before(app.port())) {
            Received received = ask(door, asked);
            switch (rudeness) {
                case Rudeness.Absence _ ->
                        assertBadGateway(door, asked, received, "the app accepts no connections");
                case Rudeness.HangUp.RESETS_AT_ONCE -> // before or after it counts as connected
                        assertBadGateway(
                                door,
                                asked,
                                received,
                                "the app accepts no connections",
                                "the app closed the connection without an answer");
                case Rudeness.HangUp _ ->
                        assertBadGateway(
                                door,
                                asked,
                                received,
                                "the app closed the connection without an answer");
                case Rudeness.NoAnswer.SWITCHES_UNASKED ->
                        assertBadGateway(
                                door, asked, received, "the app switches protocols unasked");
                case Rudeness.NoAnswer _ ->
                        assertBadGateway(door, asked, received, "the app's answer is malformed");
                case Rudeness.Breach breach -> assertVisiblyBroken(door, breach, received);
                case Rudeness.Excess _ -> assertWhole(door, received);
            }
            assertTheNextIsServed(door, rudeness);
        }
    }

    private static void assertBadGateway(
            Door door, Asked asked, Received received, String... reasons) {
        assertThat(received.reset()).isFalse();
        String answer = received.finalAnswer();
        assertThat(answer)
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains(asked.page, door.failedRequestIds.element())
                .doesNotContain("evil", "moo", Door.TOKEN);
        assertThat(looksWhole(answer)).isTrue();
        assertThat(Arrays.stream(reasons).map(reason -> "502: " + reason))
                .contains(door.failures.remove());
        assertThat(door.failures).isEmpty();
    }

    private static void assertVisiblyBroken(Door door, Rudeness.Breach breach, Received received) {
        assertThat(received.octets()).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(received.reset() || !looksWhole(received.octets()))
                .as("broken: " + received)
                .isTrue();
        assertThat(door.failures)
                .containsExactly(
                        breach.breaksOff()
                                ? "half an answer: the app closed the connection in the middle of it"
                                : "half an answer: the app's answer is malformed");
    }

    private static void assertWhole(Door door, Received received) {
        assertPolite(received);
        assertThat(door.failures).isEmpty();
    }

    private static void assertTheNextIsServed(Door door, Rudeness rudeness) {
        for (Asked asked : List.of(Asked.GET, Asked.POST)) {
            Received received = ask(door, asked);
            if (rudeness instanceof Rudeness.Absence) {
                assertThat(received.octets()).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
            } else {
                assertPolite(received);
            }
        }
    }

    private static void assertPolite(Received received) {
        assertThat(received.reset()).isFalse();
        assertThat(received.finalAnswer().replace("Connection: close\r\n", ""))
                .isEqualTo(Rudeness.ANSWER);
    }

    private static Received ask(Door door, Asked asked) {
        try (Wire client = door.connect()) {
            return Received.from(client.send(asked.request));
        }
    }

    /** Whether an answer's own words say that it has come to its end (RFC 9112, 6.3 and 8). */
    private static boolean looksWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n") + 4;
        String head = answer.substring(0, end);
        String body = answer.substring(end);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return body.endsWith("0\r\n\r\n");
        }
        List<String> lengths = HttpAnswer.fields(head, "Content-Length");
        return lengths.isEmpty() || Integer.parseInt(lengths.getFirst()) == body.length();
    }
}
