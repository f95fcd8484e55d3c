package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.testing.HttpAnswer;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that says who one is, and the cookie that it sets. */
class WhoAmIOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String NAME = "lakefront-persona-8001";

    private static String ask(Door door, String requestLine, String... fields) {
        try (Wire client = door.connect()) {
            client.send(requestLine + " HTTP/1.1\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
            return client.rest();
        }
    }

    /** The {@code Cookie} field of a browser that has chosen somebody. */
    private static String choose(Door door, String id) {
        String answer = ask(door, "POST /.lakefront/whoami?as=" + id, "Host: localhost:8001");
        String set = HttpAnswer.fields(answer, "Set-Cookie").getFirst();
        return "Cookie: " + set.substring(0, set.indexOf(';'));
    }

    @Test
    void itSaysWhoAndWhyAndNeverTheToken() {
        try (Door door = Door.before(Door.portWithoutListener())) {
            String json = ask(door, "GET /.lakefront/whoami", "Host: localhost:8001");
            assertThat(json)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\"id\":\"\",\"why\":\"default\",\"known\":true")
                    .contains("\"email\":\"alice@example.com\"")
                    .contains(
                            "\"token\":{\"fingerprint\":\"" + new Secret(Door.TOKEN).fingerprint())
                    .contains("\"expires_at\":\"1970-01-01T01:00:00Z\"")
                    .contains("\"people\":[\"anonymous\",\"bob\",\"carol\"]")
                    .doesNotContain(Door.TOKEN);
            String page =
                    ask(
                            door,
                            "GET /.lakefront/whoami",
                            "Host: localhost:8001",
                            "Accept: text/html");
            assertThat(page)
                    .contains("<dd>Alice Example</dd>", "<form method=\"post\" action=\"?as=bob\">")
                    .doesNotContain(Door.TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "OPTIONS"})
    void anotherMethodIsNotTaken(String method) {
        try (Door door = Door.before(Door.portWithoutListener())) {
            assertThat(ask(door, method + " /.lakefront/whoami", "Host: localhost:8001"))
                    .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                    .containsIgnoringCase("\r\nAllow: GET, HEAD, POST\r\n");
        }
    }

    /** The page says that the terminal does. */
    @Test
    void whyItIsNotKnownIsToldAtTheTerminal() {
        CallerSource nobody =
                () -> CompletableFuture.failedFuture(TokenFailure.passing("the endpoint is away"));
        try (Door door = Door.before(Door.portWithoutListener(), nobody)) {
            assertThat(ask(door, "GET /.lakefront/whoami", "Host: localhost:8001"))
                    .contains("\"known\":false")
                    .doesNotContain("away");
            assertThat(door.failures)
                    .singleElement()
                    .asString()
                    .endsWith("no name for the page: the endpoint is away");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8001, COOKIE, bob, cookie",
        "localhost:8001, COOKIE; c=d, bob, cookie",
        "carol.localhost:8001, COOKIE, carol, host",
        "localhost:9001, COOKIE, '', default",
        "localhost:8001, COOKIE; lakefront-persona-8001=carol, '', default",
        "localhost:8001, COOKIE.x, '', default",
    })
    void theHostBeatsTheCookie(String host, String cookie, String id, String why) {
        try (Door door = Door.before(Door.portWithoutListener())) {
            String sent = cookie.replace("COOKIE", choose(door, "bob"));
            assertThat(ask(door, "GET /.lakefront/whoami", "Host: " + host, sent))
                    .contains("\"id\":\"" + id + "\",\"why\":\"" + why + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "bob.", "bob.null", ".", "nobody.x"})
    void aCookieThatSomebodyElseWroteSaysNothing(String value) {
        try (Door door = Door.before(Door.portWithoutListener())) {
            String written = "Cookie: " + NAME + "=" + value;
            String whoami = "GET /.lakefront/whoami";
            assertThat(ask(door, whoami, "Host: localhost:8001", written))
                    .contains("\"why\":\"default\"");
            String ofBob = choose(door, "bob");
            assertThat(ask(door, whoami, "Host: localhost:8001", written))
                    .contains("\"why\":\"default\"");
            assertThat(ask(door, whoami, "Host: localhost:8001", ofBob.replace("=bob", "=carol")))
                    .contains("\"why\":\"default\"");
        }
    }

    @Test
    void itLetsOneBeSomebodyElseAndBack() {
        try (Door door = Door.before(Door.portWithoutListener())) {
            String host = "Host: localhost:8001";
            assertThat(
                            ask(
                                    door,
                                    "POST /.lakefront/whoami?as=bob",
                                    host,
                                    "Origin: http://localhost:8001",
                                    "Sec-Fetch-Site: same-origin",
                                    "Sec-Fetch-Dest: document"))
                    .startsWith("HTTP/1.1 303 See Other\r\n")
                    .containsIgnoringCase("\r\nLocation: /.lakefront/whoami\r\n")
                    .containsPattern(
                            "(?i)\r\nSet-Cookie: lakefront-persona-8001=bob\\.[0-9a-f-]{36};"
                                    + " Path=/; SameSite=Strict; HttpOnly\r\n");
            String bob = choose(door, "bob");
            assertThat(ask(door, "POST /.lakefront/whoami?as=", host, bob))
                    .containsIgnoringCase("\r\nSet-Cookie: lakefront-persona-8001=; ")
                    .contains("Max-Age=0");
            assertThat(ask(door, "POST /.lakefront/whoami?as=bob%0d%0aX-Evil:1", host))
                    .doesNotContain("X-Evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://localhost:5173",
                "Origin: https://localhost:8001",
                "Origin: https://friend.example",
                "Sec-Fetch-Site: same-site",
                "Origin: http://localhost:8001\r\nSec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: empty",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: iframe",
            })
    void noOtherPageCanSwitch(String fields) {
        try (Door door = Door.before(Door.portWithoutListener())) {
            assertThat(ask(door, "POST /.lakefront/whoami?as=bob", "Host: localhost:8001", fields))
                    .startsWith("HTTP/1.1 403 Forbidden\r\n")
                    .doesNotContainIgnoringCase("Set-Cookie");
        }
    }

    @Test
    void theAppGetsThePersonAndNotTheCookie() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            String start = "GET / HTTP/1.1\r\nHost: localhost:8001\r\n";
            String bob = choose(door, "bob");
            client.send(start + bob + "; a=b\r\n\r\n").octets(OK.length());
            assertThat(app.received())
                    .contains("\r\nX-Forwarded-Email: bob@example.com\r\n")
                    .contains("\r\nCookie: a=b\r\n")
                    .doesNotContain("lakefront-persona");
            client.send(start + bob + "\r\n\r\n").octets(OK.length());
            assertThat(app.received()).doesNotContain("Cookie:");
            client.send(start + "Cookie: a=b;c=d\r\n\r\n").octets(OK.length());
            assertThat(app.received()).contains("\r\nCookie: a=b;c=d\r\n");
        }
    }

    @Test
    void theAppCannotSetTheCookie() {
        try (Upstream app =
                        Upstream.answering(
                                "HTTP/1.1 204 No Content\r\n"
                                        + "Set-Cookie: lakefront-persona-8001=bob\r\n"
                                        + "Set-Cookie: a=b\r\n\r\n");
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").head())
                    .contains("\r\nSet-Cookie: a=b\r\n")
                    .doesNotContain("lakefront-persona");
        }
    }
}
