package dev.lakefront.credentials.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.credentials.LoginFixture;
import dev.lakefront.credentials.RudeServer;
import dev.lakefront.credentials.RudeServer.Manner;
import dev.lakefront.credentials.StubWorkspace;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.problem.Problem;
import dev.lakefront.testing.SelfSigned;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

public class HttpClientTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpClient client = LoginFixture.client(Map.of());

    private static Proxies proxies(Map<String, String> environment) {
        return Proxies.of(request(environment), new ArrayList<>());
    }

    private static LoginRequest request(Map<String, String> environment) {
        return new LoginRequest(environment, null, Path.of("home"), "1.2.3");
    }

    private static HttpCall get(String url) {
        return HttpCall.get(URI.create(url));
    }

    private static HttpCall post(String url) {
        return HttpCall.post(URI.create(url), "a=b");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HANG", "DRIP_HEAD", "DRIP_BODY"})
    void isBackByTheDeadlineWhateverTheServerDoes(Manner manner) throws IOException {
        try (var server = new RudeServer(manner)) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> client.sendTwice(post(server.url()), Deadline.in(SHORT)))
                    .isInstanceOf(SocketTimeoutException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SHORT, SHORT.plusSeconds(20));
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void letsGoOfAServerThatHangs() throws Exception {
        try (var server = new RudeServer(Manner.HANG)) {
            assertThatThrownBy(() -> client.send(get(server.url()), Deadline.in(SHORT)))
                    .isInstanceOf(SocketTimeoutException.class);

            assertThat(server.isReleased()).isTrue();
        }
    }

    @Test
    void aResetIsTriedOnceMoreAndNoPostBehindOurBack() throws IOException {
        try (var server = new RudeServer(Manner.RESET)) {
            assertThatThrownBy(() -> client.sendTwice(post(server.url()), Deadline.in(LONG)))
                    .isInstanceOf(IOException.class);

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 2", "502, 2", "503, 2", "504, 2", "500, 1", "400, 1", "401, 1", "302, 1"})
    void onlyAnAnswerThatIsLikelyToPassIsAskedForTwice(int status, int requests)
            throws IOException {
        try (var workspace = new StubWorkspace().answering("/x", status, "secret body")) {
            HttpAnswer answer = client.sendTwice(post(workspace.url() + "/x"), Deadline.in(LONG));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEmpty();
            assertThat(workspace.asked()).hasSize(requests);
        }
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (var workspace =
                new StubWorkspace().answering("/x", 302, "", Map.of("Location", "/elsewhere"))) {
            assertThat(client.send(get(workspace.url() + "/x"), Deadline.in(LONG)).status())
                    .isEqualTo(302);
            assertThat(workspace.asked("/elsewhere")).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws IOException {
        try (var workspace = new StubWorkspace().answering("/x", 200, "x".repeat((1 << 20) + 1))) {
            assertThatThrownBy(() -> client.send(get(workspace.url() + "/x"), Deadline.in(LONG)))
                    .hasMessage("the answer is longer than 1 MiB");
        }
    }

    @Test
    void saysWhoAsks() throws IOException {
        try (var workspace = new StubWorkspace()) {
            client.send(get(workspace.url() + "/x"), Deadline.in(LONG));

            assertThat(workspace.asked().getFirst().field("User-Agent"))
                    .isEqualTo("lakefront/1.2.3");
        }
    }

    @Test
    void aFieldThatCannotBeSentIsNotQuoted() {
        HttpCall call = get("http://127.0.0.1:1").with("X-Field", "ge\nheim");

        assertThatThrownBy(() -> client.send(call, Deadline.in(LONG)))
                .isInstanceOf(IOException.class)
                .hasMessage("the request cannot be sent")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test,          proxy.test:3128",
        "https://b.skipped.test,  DIRECT",
        "https://skipped.test,    DIRECT",
        "https://notskipped.test, proxy.test:3128",
        "https://port.test:8443,  DIRECT",
        "https://port.test,       proxy.test:3128",
        "http://127.0.0.1:5000,   DIRECT",
        "https://localhost,       DIRECT",
        "http://a.test,           other.test:80",
        "https://10.1.2.3,        DIRECT",
        "https://11.1.2.3,        proxy.test:3128",
        "https://[fd00::1],       DIRECT",
        "https://[fe00::1],       proxy.test:3128",
        "https://10.test,         proxy.test:3128",
    })
    void proxiesAreThoseOfTheEnvironment(URI address, String proxy) {
        Proxies proxies =
                proxies(
                        Map.of(
                                "HTTPS_PROXY", "http://proxy.test:3128",
                                "http_proxy", "other.test",
                                "NO_PROXY",
                                        " skipped.test, port.test:8443, 10.0.0.0/8, fd00::/9, 1.2.3.4/99"));

        assertThat(written(proxies.proxyFor(address))).isEqualTo(proxy);
    }

    private static String written(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "DIRECT";
    }

    @Test
    void anHttpsHostIsReachedThroughTheProxy() throws IOException {
        try (var proxy = new RudeServer(Manner.RESET)) {
            var proxied = LoginFixture.client(Map.of("HTTPS_PROXY", proxy.url()));

            assertThatThrownBy(
                            () -> proxied.send(get("https://workspace.test/"), Deadline.in(LONG)))
                    .isInstanceOf(IOException.class);

            assertThat(proxy.connections()).isPositive();
        }
    }

    @Test
    void aProxyIsToldThePasswordOfItsAddress() throws Exception {
        try (var proxy = new AskingProxy()) {
            String address = "http://a%40b:ge%3Aheim@127.0.0.1:" + proxy.port();
            var proxied = LoginFixture.client(Map.of("HTTPS_PROXY", address));

            assertThatThrownBy(
                            () -> proxied.send(get("https://workspace.test/"), Deadline.in(LONG)))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("heim");

            assertThat(proxy.authorizations())
                    .containsExactly("", Authorization.basic("a@b", "ge:heim").value().reveal());
        }
    }

    @Test
    void theCertificatesOfAFileAreTrustedBesideThoseOfJava(@TempDir Path folder) throws Exception {
        SelfSigned own = SelfSigned.shared();
        Path file = folder.resolve("ca.pem");
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(own.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        try (var server = new TlsServer(own)) {
            assertThatThrownBy(() -> client.send(get(server.url()), Deadline.in(LONG)))
                    .isInstanceOf(SSLException.class);

            HttpAnswer answer =
                    LoginFixture.client(Map.of("SSL_CERT_FILE", file.toString()))
                            .send(get(server.url()), Deadline.in(LONG));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void aFileOfCertificatesMustBeThere() {
        var problems = new ArrayList<Problem>();

        TrustedCertificates.of(request(Map.of("SSL_CERT_FILE", "/nowhere.pem")), problems);

        assertThat(problems).extracting(Problem::where).containsExactly("SSL_CERT_FILE");
    }
}
