package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.frontdoor.rule.Admission;
import dev.lakefront.frontdoor.rule.AllowList;
import dev.lakefront.frontdoor.settings.AppProtocol;
import dev.lakefront.frontdoor.settings.FrontDoorSettings;
import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.frontdoor.settings.People;
import dev.lakefront.frontdoor.settings.Person;
import dev.lakefront.testing.Loopback;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontDoorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void itIsOpenAtEveryLoopbackAddressThatTheMachineHas() throws IOException {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port())) {
            for (InetAddress loopback : Loopback.addresses()) {
                try (Wire client = new Wire(new Socket(loopback, door.port()))) {
                    assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
                    String address = NetUtil.toAddressString(loopback);
                    assertThat(app.received()).contains("X-Real-Ip: " + address + "\r\n");
                }
            }
        }
    }

    /** Neither at those of its network nor, where all of 127.0.0.0/8 is loopback, at 127.0.0.2. */
    @Test
    void itListensOnNoOtherAddressOfTheMachine() throws IOException {
        List<InetAddress> others = new ArrayList<>(List.of(InetAddress.ofLiteral("127.0.0.2")));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .forEach(others::add);
        try (Door door = Door.before(Door.portWithoutListener())) {
            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, door.port()).close())
                        .as("%s", other)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lakefront.testing.Loopback#addresses")
    void theAppMayListenAtEitherLoopbackAddress(InetAddress loopback) throws IOException {
        Upstream.Script answer =
                wire -> {
                    wire.head();
                    wire.send(OK);
                };
        try (Upstream app = Upstream.behaving(loopback, answer);
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            assertThat(client.get("/").octets(OK.length())).isEqualTo(OK);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lakefront.testing.Loopback#addresses")
    void aPortThatIsTakenIsAnError(InetAddress loopback) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
            FrontDoorSettings settings =
                    new FrontDoorSettings(
                            taken.getLocalPort(),
                            Door.portWithoutListener(),
                            AppProtocol.HTTP1,
                            new StartingApp(),
                            People.of(Person.ANONYMOUS, List.of(), Door.CAROL),
                            (requestId, reason) -> {},
                            null,
                            Admission.of(AllowList.NONE, List.of()),
                            false,
                            Limits.DEFAULT);
            assertThatThrownBy(() -> FrontDoor.open(settings)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> FrontDoor.requireFree(settings.port()))
                    .isInstanceOf(IOException.class);
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
