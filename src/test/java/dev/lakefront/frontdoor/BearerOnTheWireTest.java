package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that brings a token of the workspace is the token's owner to the app. */
class BearerOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String CAROLS = "Authorization: Bearer " + Door.CAROLS_TOKEN;

    @ParameterizedTest
    @CsvSource({
        "/api/orders?x=1, localhost",
        "/api/, bob.localhost",
        "/api//x, anonymous.localhost",
        "/mcp, localhost",
        "/, bob.localhost",
        "http://here/api/x, here",
    })
    void theAppGetsTheOwnerAndNeverTheField(String target, String host) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "GET %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Email: eve@example.com\r\n%s\r\n\r\n"
                            .formatted(target, host, CAROLS));
            assertThat(app.received())
                    .contains("\r\nX-Forwarded-Email: carol@example.com\r\n")
                    .doesNotContain("alice", "bob@", "eve")
                    .doesNotContainIgnoringCase("\r\nAuthorization:");
        }
    }

    @Test
    void aWebSocketsHandshakeToo() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire socket = door.connect()) {
            socket.send(
                    "GET /api/ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\n"
                            + "Upgrade: websocket\r\nauthorization: bearer  "
                            + Door.CAROLS_TOKEN
                            + "\r\n\r\n");
            assertThat(app.received())
                    .contains("\r\nUpgrade: websocket\r\n")
                    .contains("\r\nX-Forwarded-Email: carol@example.com\r\n")
                    .doesNotContainIgnoringCase("\r\nAuthorization:");
        }
    }

    @Test
    void overHttp2Too() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Http2Wire client = Http2Wire.to(door)) {
            client.open(
                    true,
                    ":method",
                    "GET",
                    ":path",
                    "/api/x",
                    ":scheme",
                    "http",
                    ":authority",
                    "localhost",
                    "authorization",
                    "Bearer " + Door.CAROLS_TOKEN);
            assertThat(app.received())
                    .contains("\r\nX-Forwarded-Email: carol@example.com\r\n")
                    .doesNotContainIgnoringCase("\r\nAuthorization:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer eyJ.bob.token",
                "Authorization: Bearer ",
                "Authorization: Bearer =",
                "Authorization: Bearer a b",
                "Authorization: Bearer a,b",
                "Authorization: Bearer \u00e9",
                "Authorization: Basic abc\r\n" + CAROLS,
                CAROLS + "\r\n" + CAROLS,
            })
    void aTokenThatIsWorthNothingReachesNobody(String fields) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/api/x", fields).rest())
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                    .containsIgnoringCase(
                            "\r\nWWW-Authenticate: Bearer error=\"invalid_token\"\r\n")
                    .doesNotContain("eyJ");
            assertThat(app.hasReceivedNothing()).isTrue();
            assertThat(door.failures).singleElement().asString().doesNotContain("eyJ");
        }
    }

    @Test
    void norElsewhereIfItNamesTheWorkspace() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/mcp", "Authorization: Bearer eyJ.bob.token").rest())
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void whoAmISaysWhatTheAppIsTold() {
        try (Door door = Door.before(Door.portWithoutListener());
                Wire client = door.connect();
                Wire other = door.connect()) {
            assertThat(client.get("/.lakefront/whoami", CAROLS).rest())
                    .contains("\"why\":\"token\"", "\"email\":\"carol@example.com\"")
                    .doesNotContain(Door.CAROLS_TOKEN);
            assertThat(other.get("/.lakefront/whoami", "Authorization: Bearer eyJ.x").rest())
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void whereTheOwnerCannotBeFoundOutTheRequestStops() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/api/x", "Authorization: Bearer unknown").rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("The token could not be checked.");
            assertThat(app.hasReceivedNothing()).isTrue();
            assertThat(door.failures).singleElement().asString().endsWith("nobody answered");
        }
    }

    /** There it is the app's to judge, and says nothing of who is asking. */
    @ParameterizedTest
    @CsvSource({
        "/, Bearer abc",
        "/api, Bearer abc",
        "/apis/x, Bearer abc",
        "/api/../x, Bearer abc",
        "/api/%2e%2E/x, Bearer abc",
        "/x?/api/, Bearer abc",
        "/api/x, Basic abc",
        "/api/x, Bearerabc",
    })
    void anythingElseIsTheAppsToJudge(String target, String value) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.get(target, "Authorization: " + value);
            assertThat(app.received())
                    .contains("\r\nAuthorization: " + value + "\r\n")
                    .contains("\r\nX-Forwarded-Email: alice@example.com\r\n");
        }
    }

    /** A page of another site cannot use a token that it has either. */
    @Test
    void anotherSitesPageStaysOutside() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            client.send(
                    "POST /api/x HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n"
                            + "Origin: https://evil.example\r\n"
                            + CAROLS
                            + "\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 403 ");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }
}
