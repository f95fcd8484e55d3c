package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.frontdoor.settings.TlsSettings;
import dev.lakefront.frontdoor.wire.ClientTls;
import dev.lakefront.testing.SelfSigned;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over TLS everything is as without it, down to how a connection ends. */
class TlsOnTheWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theAppIsToldThatTheBrowserUsesHttps(String protocol) {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls(protocol)) {
            for (int request = 0; request < 2; request++) {
                assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
                assertThat(app.received())
                        .contains("\r\nX-Forwarded-Proto: https\r\n")
                        .contains("\r\nX-Forwarded-Access-Token: " + Door.TOKEN + "\r\n");
            }
        }
    }

    @Test
    void aBrowserIsServedInHttp2() throws IOException {
        try (Upstream app = Upstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                Door door = Door.withTlsBefore(app.port());
                SSLSocket connection = SelfSigned.shared().connectAsBrowser(door.port());
                Http2Wire browser = Http2Wire.over(new Wire(connection))) {
            assertThat(connection.getApplicationProtocol()).isEqualTo("h2");
            assertThat(browser.answer(browser.get("/")).body()).isEqualTo("ok");
            assertThat(app.received()).contains("\r\nX-Forwarded-Proto: https\r\n");
        }
    }

    @Test
    void whoDoesNotOfferHttp2IsServedInHttp11() throws IOException {
        try (Door door = Door.withTlsBefore(Door.portWithoutListener());
                SSLSocket client = SelfSigned.shared().connect(door.port())) {
            assertThat(client.getApplicationProtocol()).isEqualTo("http/1.1");
            assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aLinkToTheAppsOwnAddressLeadsBackToHttps() {
        int[] port = new int[1];
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n");
                            wire.send("Location: http://127.0.0.1:" + port[0] + "/next\r\n\r\n");
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls()) {
            port[0] = app.port();
            assertThat(client.get("/").head()).contains("\r\nLocation: https://here/next\r\n");
        }
    }

    @Test
    void whoSpeaksPlainHttpIsToldToUseHttps() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connect()) {
            String answer = client.get("/secret-path").rest();
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("use https://localhost:" + door.port() + "/")
                    .doesNotContain("secret-path");
            assertThat(app.hasReceivedNothing()).isTrue();
        }
    }

    @Test
    void anOrderlyEndIsACloseNotify() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls()) {
            // without one, this read would throw
            assertThat(client.get("/", "Connection: close").rest()).endsWith("\r\n\r\nok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anAnswerThatIsCutOffHasNoOrderlyEnd(String protocol) {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send("HTTP/1.1 200 OK\r\n\r\nhalf");
                            goOn.take();
                            wire.reset();
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls(protocol)) {
            assertThat(client.get("/").until("half")).endsWith("half");
            goOn.give("now");
            assertThatThrownBy(client::rest).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void bodiesPassNoFasterThanTheyAreRead() {
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls()) {
            client.send(HANDSHAKE).head();
            Wire server = appEnd.take();
            Flood up = Flood.into(client);
            Flood down = Flood.into(server);
            assertThat(up.standsStill()).isTrue();
            assertThat(down.standsStill()).isTrue();
            assertThat(server.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(client.checksum(Flood.SIZE)).isEqualTo(Flood.checksum());
            assertThat(up.ends()).isTrue();
            assertThat(down.ends()).isTrue();
            done.give("all");
        }
    }

    @Test
    void whatBothSidesSendBehindAWebSocketHandshakeIsNotLost() {
        Handover<String> received = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "early from the app");
                            received.give(wire.octets(21) + wire.octets(5));
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls()) {
            client.send(HANDSHAKE + "early from the client");
            assertThat(client.head()).isEqualTo(SWITCHING);
            assertThat(client.octets(18)).isEqualTo("early from the app");
            client.send("later");
            assertThat(received.take()).isEqualTo("early from the clientlater");
        }
    }

    @Test
    void theEndOfTheClientsOutputLeavesTheAppsOpen() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            wire.send("the app heard: " + wire.rest());
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls("TLSv1.3")) { // 1.2 knows no half-open connections
            client.send(HANDSHAKE).head();
            client.send("bye").endOutput();
            assertThat(client.rest()).isEqualTo("the app heard: bye");
        }
    }

    @Test
    void theEndOfTheAppsOutputLeavesTheClientsOpen() {
        Handover<String> heard = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING + "bye").endOutput();
                            heard.give(wire.rest());
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls("TLSv1.3")) {
            client.send(HANDSHAKE).head();
            assertThat(client.rest()).isEqualTo("bye");
            client.send("the client goes on").endOutput();
            assertThat(heard.take()).isEqualTo("the client goes on");
        }
    }

    @Test
    void aResetByTheAppIsNoOrderlyEndForTheClient() {
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            wire.octets(2);
                            wire.reset();
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls()) {
            client.send(HANDSHAKE).head();
            client.send("go");
            assertThatThrownBy(client::rest).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aResetByTheClientIsOneForTheApp() throws IOException {
        Handover<Wire> appEnd = new Handover<>();
        Handover<String> done = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.send(SWITCHING);
                            appEnd.give(wire);
                            done.take();
                        });
                Door door = Door.withTlsBefore(app.port());
                Socket below = new Socket(InetAddress.getLoopbackAddress(), door.port());
                Wire client = new Wire(SelfSigned.shared().connect(below))) {
            client.send(HANDSHAKE).head();
            new Wire(below).reset();
            assertThatThrownBy(appEnd.take()::rest)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("reset");
            done.give("all");
        }
    }

    @Test
    void aClientThatLeavesEndsTheRequestToTheApp() {
        Handover<String> received = new Handover<>();
        Handover<Boolean> ended = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            received.give(wire.head());
                            ended.give(wire.ends());
                        });
                Door door = Door.withTlsBefore(app.port())) {
            try (Wire client = door.connectTls()) {
                client.get("/");
                received.take();
            }
            assertThat(ended.take()).isTrue();
        }
    }

    @Test
    void aClientThatOnlyEndedItsOutputGetsItsAnswer() {
        Handover<String> goOn = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            goOn.take();
                            wire.send(OK);
                        });
                Door door = Door.withTlsBefore(app.port());
                Wire client = door.connectTls("TLSv1.3")) {
            client.get("/").endOutput();
            goOn.give("now");
            assertThat(client.rest()).endsWith("\r\n\r\nok");
        }
    }

    @Test
    void aClientThatIsSilentOrStopsInItsHandshakeIsNotWaitedForLongerThanTenSeconds() {
        for (byte[] sent : List.of(new byte[0], new byte[] {22, 3, 1})) {
            EmbeddedChannel client = new EmbeddedChannel();
            SelfSigned shown = SelfSigned.shared();
            ClientTls.of(new TlsSettings(shown.key(), List.of(shown.certificate())))
                    .addTo(client.pipeline());
            client.pipeline().fireChannelActive();
            if (sent.length > 0) {
                client.writeInbound(Unpooled.copiedBuffer(sent));
            }
            client.advanceTimeBy(9, TimeUnit.SECONDS);
            client.runPendingTasks();
            assertThat(client.isOpen()).isTrue();
            client.advanceTimeBy(2, TimeUnit.SECONDS);
            client.runPendingTasks();
            assertThat(client.isOpen()).isFalse();
            client.releaseOutbound();
        }
    }

    @Test
    void theKeyIsNotPrinted() {
        SelfSigned shown = SelfSigned.shared();
        assertThat(new TlsSettings(shown.key(), List.of(shown.certificate())).toString())
                .isEqualTo("TlsSettings[CN=localhost]");
    }
}
