package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform does not let through, and stops here too if it is asked for. */
class AsDeployedOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Still long enough for an app of a busy machine to begin its answer. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void anAppThatTakesTooLongIsAGatewayTimeoutAndHearsOfIt() {
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            ended.give(wire.ends());
                        });
                Door door = Door.asDeployedBefore(app.port(), SHORT);
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 504 Gateway Timeout\r\n")
                    .contains("The app took too long.");
            assertThat(ended.take()).isTrue();
        }
    }

    @Test
    void anAnswerThatIsStillStreamingIsCutVisibly() {
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            + "2\r\nhi\r\n");
                            ended.give(wire.ends());
                        });
                Door door = Door.asDeployedBefore(app.port(), SHORT);
                Wire client = door.connect()) {
            assertThat(client.get("/").rest())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("2\r\nhi\r\n");
            assertThat(ended.take()).isTrue();
            assertThat(door.failures)
                    .containsExactly("half an answer: the app took longer than the platform waits");
        }
    }

    @Test
    void aStreamOfHttp2IsResetToo() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
                            wire.ends();
                        });
                Door door = Door.asDeployedBefore(app.port(), SHORT);
                Http2Wire client = Http2Wire.to(door)) {
            Http2Wire.Answer answer = client.answer(client.get("/"));
            assertThat(answer.status()).isEqualTo("200");
            assertThat(answer.isWhole()).isFalse();
        }
    }

    @Test
    void aWebSocketMayLast() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            if (wire.head().contains("/ws")) {
                                wire.send(SWITCHING).send(wire.octets(4));
                            }
                            wire.ends();
                        });
                Door door = Door.asDeployedBefore(app.port(), SHORT);
                Wire socket = door.connect();
                Wire later = door.connect()) {
            assertThat(socket.send(HANDSHAKE).head()).isEqualTo(SWITCHING);
            assertThat(later.get("/").rest()).startsWith("HTTP/1.1 504 ");
            assertThat(socket.send("ping").octets(4)).isEqualTo("ping");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, Bearer abc",
        "/apis, bearer abc",
        "/API/x, BEARER abc",
        "/api, Bearer abc",
        "/api/../x, Bearer abc",
        "/api/%2E%2e/x, Bearer abc",
        "http://here/?/api/, Bearer abc",
    })
    void aTokenThatIsWorthNothingIsRefusedOnEveryPath(String target, String authorization) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.asDeployedBefore(app.port(), LONG);
                Wire client = door.connect()) {
            client.get(target, "Authorization: " + authorization);
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                    .containsIgnoringCase(
                            "\r\nWWW-Authenticate: Bearer error=\"invalid_token\"\r\n");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/, Bearer " + Door.CAROLS_TOKEN,
        "/mcp, Bearer " + Door.CAROLS_TOKEN,
        "/api/x?y, Bearer " + Door.CAROLS_TOKEN,
        "/, Basic abc"
    })
    void whatThePlatformLetsThroughPasses(String target, String authorization) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.asDeployedBefore(app.port(), LONG);
                Wire client = door.connect()) {
            client.get(target, "Authorization: " + authorization);
            assertThat(client.octets(OK.length())).isEqualTo(OK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/logz, 200",
        "/logz/stream, 501",
        "/.auth/callback?code=1, 302",
        "/.auth/sign_out, 302",
        "/.auth/me, 404",
    })
    void thePlatformsOwnPathsAreNotTheApps(String target, int status) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.asDeployedBefore(app.port(), LONG);
                Wire client = door.connect()) {
            assertThat(client.get(target).rest()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void theLogPageShowsWhatTheAppSaidAsText() {
        try (Door door = Door.asDeployedBefore(Door.portWithoutListener(), LONG);
                Wire program = door.connect();
                Wire browser = door.connect()) {
            door.app.say("<b>one</b>");
            door.app.say("two");
            assertThat(program.get("/logz").rest()).endsWith("\r\n\r\n<b>one</b>\ntwo\n");
            assertThat(browser.get("/logz", "Accept: text/html").rest())
                    .contains("<pre>&lt;b&gt;one&lt;/b&gt;\ntwo</pre>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logz", "/.auth/sign_out", "/"})
    void unlessItIsAskedForEverythingIsTheApps(String target) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get(target, "Authorization: Bearer abc");
            assertThat(client.octets(OK.length())).isEqualTo(OK);
            assertThat(app.received()).contains("\r\nAuthorization: Bearer abc\r\n");
        }
    }
}
