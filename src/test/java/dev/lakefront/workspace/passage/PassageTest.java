package dev.lakefront.workspace.passage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.certificates.LocalAuthority;
import dev.lakefront.certificates.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PassageTest {
    private static final String NAME = "offline.lakefront.test";
    private static final String HOME = "CONNECT " + NAME + ":443 HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir private static Path folder;
    private static ServerCertificate certificate;

    private ServerSocket workspace;
    private ServerSocket elsewhere;
    private Passage passage;

    @BeforeAll
    static void makeCertificate() throws InterruptedException {
        certificate = LocalAuthority.in(folder, InstantSource.system()).certificateForHost(NAME);
    }

    @BeforeEach
    void open() throws IOException {
        workspace = listener();
        elsewhere = listener();
        passage = passage(null);
    }

    @AfterEach
    void close() throws IOException {
        passage.close();
        workspace.close();
        elsewhere.close();
    }

    @Test
    void tlsToTheWorkspaceEndsInThePassage() throws Exception {
        CompletableFuture<String> asked = answering(workspace, "hello", "welcome");
        try (Socket socket = connect();
                SSLSocket secured = handshake(ask(socket, HOME, "HTTP/1.1 200"))) {
            secured.getOutputStream().write("hello".getBytes(ISO_8859_1));

            assertThat(text(secured, "welcome".length())).isEqualTo("welcome");
            assertThat(asked.join()).isEqualTo("hello");
        }
    }

    @Test
    void everythingElseIsPassedOnAsItIs() throws Exception {
        CompletableFuture<String> asked = answering(elsewhere, "\u0016\u0003", "\u0015");
        try (Socket socket = ask(connect(), to(elsewhere, passage.address()), "HTTP/1.1 200")) {
            socket.getOutputStream().write("\u0016\u0003".getBytes(ISO_8859_1));

            assertThat(text(socket, 1)).isEqualTo("\u0015");
            assertThat(asked.join()).isEqualTo("\u0016\u0003");
        }
    }

    @Test
    void nobodyIsPassedOnWithoutThePassword() throws Exception {
        String guessed = "http://lakefront:guessed@127.0.0.1:1";
        for (String request :
                List.of(
                        "CONNECT 127.0.0.1:" + elsewhere.getLocalPort() + " HTTP/1.1\r\n\r\n",
                        "CONNECT " + NAME + ":444 HTTP/1.1\r\n\r\n",
                        to(elsewhere, guessed))) {
            try (Socket socket = ask(connect(), request, "HTTP/1.1 407")) {
                socket.getInputStream().readAllBytes();
            }
        }
        elsewhere.setSoTimeout(1);
        assertThat(accepts(elsewhere)).isFalse();
    }

    @Test
    void theNextProxyIsToldItsOwnPasswordAndNotOurs() throws Exception {
        passage.close();
        passage = passage(URI.create("http://me:mine@127.0.0.1:" + elsewhere.getLocalPort()));
        String expected =
                "CONNECT example.com:443 HTTP/1.1\r\n"
                        + "Host: example.com:443\r\n"
                        + "Proxy-Authorization: Basic bWU6bWluZQ==\r\n\r\n";
        CompletableFuture<String> asked =
                answering(elsewhere, expected, "HTTP/1.1 503 Not Today\r\n\r\n");
        String request =
                "CONNECT example.com:443 HTTP/1.1\r\n"
                        + authorization(passage.address())
                        + "\r\n\r\n";

        ask(connect(), request, "HTTP/1.1 503").close();
        assertThat(asked.join()).isEqualTo(expected);
    }

    @Test
    void whatIsNoRequestForAConnectionIsRefused() throws Exception {
        for (String request :
                List.of(
                        "GET http://example.com/ HTTP/1.1\r\n\r\n",
                        "CONNECT example.com HTTP/1.1\r\n\r\n",
                        "CONNECT example.com:0 HTTP/1.1\r\n\r\n",
                        "CONNECT example.com:65536 HTTP/1.1\r\n\r\n",
                        "CONNECT :443 HTTP/1.1\r\n\r\n",
                        "CONNECT a b:443 HTTP/1.1\r\n\r\n",
                        "CONNECT example.com:443\r\n\r\n",
                        "\r\n\r\n",
                        "x".repeat(16 * 1024))) {
            ask(connect(), request, "HTTP/1.1 400").close();
        }
    }

    @Test
    void aHostThatCannotBeReachedIsABadGateway() throws Exception {
        String request = to(elsewhere, passage.address());
        elsewhere.close();

        ask(connect(), request, "HTTP/1.1 502").close();
    }

    @Test
    void closingDropsWhatIsOpen() throws Exception {
        answering(elsewhere, "a", "b");
        try (Socket socket = ask(connect(), to(elsewhere, passage.address()), "HTTP/1.1 200")) {
            passage.close();

            assertThat(ended(socket)).isTrue();
        }
    }

    private Passage passage(@Nullable URI next) throws IOException {
        return Passage.open(
                new Home(NAME, workspace.getLocalPort(), () -> certificate.tls()), next);
    }

    private Socket connect() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(passage.address()).getPort());
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    private static String to(ServerSocket server, String proxy) {
        return "CONNECT 127.0.0.1:"
                + server.getLocalPort()
                + " HTTP/1.1\r\n"
                + authorization(proxy)
                + "\r\n\r\n";
    }

    private static String authorization(String proxy) {
        String user = URI.create(proxy).getUserInfo();
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(user.getBytes(ISO_8859_1));
    }

    /** Sends a request, and reads the answer, which begins like this, up to its empty line. */
    private static Socket ask(Socket socket, String request, String start) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("%s", head).isNotNegative();
            head.append((char) octet);
        }
        assertThat(head.toString()).startsWith(start);
        return socket;
    }

    /** As a program does that trusts the local CA, and looks at the name. */
    private static SSLSocket handshake(Socket socket) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", certificate.chain().getLast());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(socket, NAME, 443, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** Takes one connection, reads as much as is expected, and answers. */
    private static CompletableFuture<String> answering(
            ServerSocket server, String expected, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                String asked = text(socket, expected.length());
                socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                return asked;
            } catch (IOException e) {
                return "nothing: " + e;
            }
        });
    }

    private static String text(Socket socket, int length) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    private static boolean accepts(ServerSocket server) {
        try (Socket _ = server.accept()) {
            return true;
        } catch (IOException timeout) {
            return false;
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
