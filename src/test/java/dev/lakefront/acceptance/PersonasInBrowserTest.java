package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Browser;
import dev.lakefront.testing.BrowserWindow;
import dev.lakefront.testing.Upstream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;

/** What a real browser makes of personas: names, the page that switches, and its cookie. */
@Timeout(120)
class PersonasInBrowserTest {
    @RegisterExtension static final Browser browser = new Browser();

    private static final String WHO_SOCKET_GREETS =
            """
            const done = arguments[arguments.length - 1];
            const socket = new WebSocket(arguments[0]);
            socket.onmessage = message => { socket.close(); done(message.data); };
            socket.onerror = () => done("refused");
            """;

    private static final String POST =
            """
            const done = arguments[arguments.length - 1];
            fetch(arguments[0], {method: "POST", mode: "no-cors", credentials: "include"})
                .then(() => done("sent"), () => done("not sent"));
            """;

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void startTheApp() {
        sandbox.file("greeter.py", Sandbox.resource("greeter.py"));
        sandbox.withCommand("python3", "greeter.py").run("--offline").awaitLine("The app is ready");
    }

    @Test
    void thePageSaysWhoOneIsAndSwitches() {
        BrowserWindow window = browser.window().open(url("/.lakefront/whoami"));
        assertThat(window.text())
                .contains("alice, as nothing says otherwise", "Alice Example", "alice@example.com")
                .containsPattern("\\d+ s old")
                .contains("all-apis");

        window.click("form[action='?as=bob'] button").await("bob, chosen here");

        assertThat(window.open(url("/")).text()).isEqualTo("Hello, bob@example.com");
        assertThat(greetedOnSocket(window, "localhost")).isEqualTo("Hello, bob@example.com");
        assertThat(window.cookies())
                .singleElement()
                .matches(Cookie::isHttpOnly)
                .returns("Strict", Cookie::getSameSite)
                .returns("lakefront-persona-" + sandbox.port(), Cookie::getName);
        assertThat(window.run("return document.cookie")).isEqualTo("");

        window.open(url("/.lakefront/whoami"))
                .click("form[action='?as='] button")
                .await("alice, as nothing says otherwise");
        assertThat(window.open(url("/")).text()).isEqualTo("Hello, alice@example.com");
    }

    @Test
    void aNameIsAPersonWhateverWasChosenElsewhere() {
        BrowserWindow window = browser.window().open(url("/.lakefront/whoami"));
        window.click("form[action='?as=guest'] button").await("guest, chosen here");

        BrowserWindow bobs = browser.window().open(urlOf("bob.localhost", "/.lakefront/whoami"));
        assertThat(bobs.text()).contains("bob, by the name of the host").doesNotContain("Be ");
        assertThat(greetedOnSocket(bobs, "bob.localhost")).isEqualTo("Hello, bob@example.com");
        assertThat(greetedOnSocket(bobs, "localhost")).isEqualTo("refused");
        bobs.open(urlOf("anonymous.localhost", "/"));
        assertThat(bobs.text()).isEqualTo("Hello, nobody");
        assertThat(bobs.open(urlOf("nobody.localhost", "/")).text())
                .contains("Nobody of that name is here", "alice, anonymous, bob, guest");
    }

    @Test
    void noScriptCanWriteTheCookie() {
        BrowserWindow window = browser.window().open(url("/"));
        String cookie = "lakefront-persona-" + sandbox.port() + "=";
        window.run("document.cookie = arguments[0] + 'bob; Path=/'", cookie);
        assertThat(window.open(url("/")).text()).isEqualTo("Hello, alice@example.com");

        window.run("document.cookie = arguments[0] + '; Path=/; Max-Age=0'", cookie);
        window.open(url("/.lakefront/whoami"));
        window.click("form[action='?as=bob'] button").await("bob, chosen here");
        window.run("document.cookie = arguments[0] + 'guest; Path=/'", cookie);
        assertThat(window.open(url("/")).text()).isEqualTo("Hello, bob@example.com");
    }

    /** The page of another site, of another port of this one, and of another person's name. */
    @ParameterizedTest
    @ValueSource(strings = {"other.example", "localhost", "127.0.0.1", "bob.localhost"})
    void noOtherPageCanSwitch(String host) {
        String target = url("/.lakefront/whoami?as=bob");
        String page =
                "<form method=post action='%s'></form><script>document.forms[0].submit()</script>"
                        .formatted(target);
        try (Upstream elsewhere = serving(page);
                Upstream quiet = serving("<title>quiet</title>")) {
            BrowserWindow window = browser.window();
            window.open("http://" + host + ":" + elsewhere.port() + "/")
                    .await("The request comes from another site");
            assertThat(window.open(url("/")).text()).isEqualTo("Hello, alice@example.com");

            window.open("http://" + host + ":" + quiet.port() + "/");
            assertThat(window.runAsync(POST, target)).isEqualTo("sent");
            assertThat(window.cookies()).isEmpty();
            assertThat(window.open(url("/")).text()).isEqualTo("Hello, alice@example.com");
        }
    }

    @Test
    void noSocketOpensForAnotherSite() {
        try (Upstream quiet = serving("<title>quiet</title>")) {
            BrowserWindow window = browser.window();
            window.open("http://other.example:" + quiet.port() + "/");
            assertThat(greetedOnSocket(window, "localhost")).isEqualTo("refused");
        }
    }

    private Object greetedOnSocket(BrowserWindow window, String host) {
        return window.runAsync(WHO_SOCKET_GREETS, "ws://" + host + ":" + sandbox.port() + "/ws");
    }

    private static Upstream serving(String page) {
        return Upstream.answering(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                        + page.length()
                        + "\r\n\r\n"
                        + page);
    }

    private String url(String path) {
        return urlOf("localhost", path);
    }

    private String urlOf(String host, String path) {
        return "http://" + host + ":" + sandbox.port() + path;
    }
}
