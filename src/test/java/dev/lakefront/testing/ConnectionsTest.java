package dev.lakefront.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
    @Test
    void ourOwnAreSeen() throws IOException {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, server.getLocalPort())) {
            String port = "%04X".formatted(client.getPort());

            assertThat(Connections.of(ProcessHandle.current().pid()))
                    .anyMatch(remote -> remote.port().equals(port) && remote.isThisMachine());
        }
    }

    @Test
    void aPortIsListenedToAsLongAsSomebodyDoes() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        try (server) {
            assertThat(Connections.isListenedTo(server.getLocalPort())).isTrue();
        }
        assertThat(Connections.isListenedTo(server.getLocalPort())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100007F:1F90",
                "3500007F:0035",
                "00000000000000000000000001000000:1F90",
                "0000000000000000FFFF00000100007F:1F90"
            })
    void whatIsLoopbackIsThisMachine(String remote) {
        assertThat(Connections.Remote.parse(remote).isThisMachine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010200C0:01BB",
                "B80D0120000000000000000001000000:01BB",
                "0000000000000000FFFF0000010200C0:01BB"
            })
    void whatIsNotIsBeyondIt(String remote) {
        assertThat(Connections.Remote.parse(remote).isThisMachine()).isFalse();
    }
}
