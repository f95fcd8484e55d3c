package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void itIsOpenAtEveryLoopbackAddressThatTheMachineHas() throws IOException {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port())) {
            for (String address : new String[] {"127.0.0.1", "::1"}) {
                InetAddress loopback = InetAddress.getByName(address);
                if (NetworkInterface.getByInetAddress(loopback) != null) {
                    try (Wire client = new Wire(new Socket(loopback, door.port()))) {
                        assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
                        assertThat(app.received()).contains("X-Real-Ip: " + address + "\r\n");
                    }
                }
            }
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FrontDoorSettings settings =
                    new FrontDoorSettings(
                            taken.getLocalPort(),
                            Door.portWithoutListener(),
                            new CompletableFuture<>(),
                            CompletableFuture::new,
                            (requestId, reason) -> {},
                            null);
            assertThatThrownBy(() -> FrontDoor.open(settings)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingItEndsWhatIsUnderWay() {
        Handover<Boolean> ended = new Handover<>();
        Handover<String> received = new Handover<>();
        try (Upstream app =
                Upstream.behaving(wire -> {
                    received.give(wire.head());
                    ended.give(wire.ends());
                })) {
            try (Door door = Door.before(app.port())) {
                door.connect().get("/");
                received.take();
            }
            assertThat(ended.take()).isTrue();
        }
    }
}
