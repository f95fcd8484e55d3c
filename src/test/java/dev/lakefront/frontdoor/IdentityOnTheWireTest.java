package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Caller;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @Test
    void everyRequestSaysWhoIsAsking() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/");
            assertThat(app.received())
                    .contains("X-Forwarded-Email: alice@example.com\r\n")
                    .contains("X-Forwarded-User: alice@example.com\r\n")
                    .contains("X-Forwarded-Preferred-Username: Alice Example\r\n")
                    .contains("X-Forwarded-Access-Token: " + Door.TOKEN + "\r\n")
                    .contains("X-Forwarded-Host: here\r\n")
                    .contains("X-Forwarded-Proto: http\r\n")
                    .contains("X-Forwarded-For: 127.0.0.1\r\n")
                    .contains("X-Real-Ip: 127.0.0.1\r\n")
                    .containsPattern("X-Request-Id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]")
                    .contains("Host: here\r\n");
        }
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/1").get("/2");
            assertThat(requestId(app.received())).isNotEqualTo(requestId(app.received()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Access-Token",
                "x-forwarded-access-token",
                "X_Forwarded_Access_Token",
                "X-FORWARDED_EMAIL",
                "X-Forwarded-User",
                "x_forwarded-preferred-username",
                "X-Forwarded-Groups",
                "X-Forwarded-Host",
                "X_Real_Ip",
                "x_request_id",
                "Forwarded",
            })
    void clientSentIdentityNeverReachesTheApp(String name) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/", name + ": mallory", name + ": mallory", "Connection: " + name);
            assertThat(app.received()).doesNotContain("mallory").contains("alice@example.com");
        }
    }

    @Test
    void nominatingAnIdentityHeaderDoesNotTakeOursAway() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get("/", "Connection: X-Forwarded-Email, X-Forwarded-Access-Token, Host");
            assertThat(app.received())
                    .contains("X-Forwarded-Email: alice@example.com")
                    .contains("X-Forwarded-Access-Token: " + Door.TOKEN)
                    .contains("Host: here");
        }
    }

    @Test
    void identityInTrailersNeverReachesTheApp() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            String body = wire.until("0\r\n") + wire.until("\r\n\r\n");
                            wire.send(
                                    "HTTP/1.1 200 OK\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "2\r\nhi\r\n0\r\nX-Forwarded-Email: mallory\r\nChecksum: 42\r\n\r\n");
            String head = client.head();
            assertThat(head).startsWith("HTTP/1.1 200 OK");
            assertThat(client.octets(9 + 14)).contains("Checksum: 42").doesNotContain("mallory");
        }
    }

    @Test
    void theWebSocketHandshakeCarriesTheSameIdentity() {
        try (Upstream app = Upstream.answering("HTTP/1.1 101 Switching Protocols\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(HANDSHAKE + "X-Forwarded-Email: mallory\r\n\r\n");
            assertThat(app.received())
                    .contains("X-Forwarded-Access-Token: " + Door.TOKEN)
                    .contains("X-Forwarded-Email: alice@example.com")
                    .doesNotContain("mallory");
        }
    }

    @Test
    void withoutATokenNothingReachesTheApp() {
        String secret = "dapi-very-secret";
        CompletableFuture<Caller> none =
                CompletableFuture.failedFuture(TokenFailure.passing("the token endpoint said 503"));
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), () -> none)) {
            for (String request : List.of("GET / HTTP/1.1\r\nHost: here\r\n", HANDSHAKE)) {
                try (Wire client = door.connect()) {
                    client.send(request + "X-Note: " + secret + "\r\n\r\n");
                    assertThat(client.rest())
                            .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                            .doesNotContain("the token endpoint said")
                            .doesNotContain(secret);
                }
            }
            assertThat(app.hasReceivedNothing()).isTrue();
            assertThat(door.failures).containsOnly("502: the token endpoint said 503");
        }
    }

    @Test
    void theAnswerSaysWhetherTokenOrIdentityIsMissing() {
        TokenFailure failure = TokenFailure.passing("the workspace answered with HTTP 500");
        assertThat(answerWithout(failure)).contains("No access token for this request");
        assertThat(answerWithout(failure.forIdentity())).contains("did not say who you are");
    }

    private static String answerWithout(TokenFailure failure) {
        try (Door door = Door.before(1, () -> CompletableFuture.failedFuture(failure));
                Wire client = door.connect()) {
            return client.get("/").rest();
        }
    }

    @Test
    void aRequestThatWaitsForItsTokenGoesOnWhenTheTokenComes() {
        CompletableFuture<Caller> later = new CompletableFuture<>();
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), () -> later);
                Wire client = door.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n");
            assertThat(app.hasReceivedNothing()).isTrue();
            later.complete(Door.ALICE);
            assertThat(app.received()).contains("X-Forwarded-Access-Token: " + Door.TOKEN);
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aLoginWithoutOAuthHasIdentityAndNoToken() {
        Caller withoutToken = new Caller(Door.ALICE.identity(), null);
        try (Upstream app = Upstream.answering(OK);
                Door door =
                        Door.before(
                                app.port(), () -> CompletableFuture.completedFuture(withoutToken));
                Wire client = door.connect()) {
            client.get("/", "X-Forwarded-Access-Token: mallory");
            assertThat(app.received())
                    .contains("X-Forwarded-Email: alice@example.com")
                    .doesNotContainIgnoringCase("access-token");
        }
    }

    @Test
    void aNameBeyondAsciiArrivesAsUtf8AndCannotEndItsField() {
        Caller zoe =
                new Caller(new Identity("26", "zoe", "Zoë\r\nX-Evil: 1", "zoe@example.com"), null);
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), () -> CompletableFuture.completedFuture(zoe));
                Wire client = door.connect()) {
            client.get("/");
            assertThat(app.received())
                    .contains("X-Forwarded-Preferred-Username: Zo\u00c3\u00ab  X-Evil: 1\r\n");
        }
    }

    private static String requestId(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-request-id:"))
                .findFirst()
                .orElseThrow();
    }
}
