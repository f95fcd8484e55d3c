package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import io.netty.util.internal.PlatformDependent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What passes through leaves nothing behind in memory, heap and direct; what stays open, little.
 */
class FootprintTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final int KIBIBYTE = 1 << 10;
    private static final String HANDSHAKE =
            "GET /ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

    @Test
    void twoHundredMegabytesPassBothWaysInThirty() {
        long size = 200 * MEBIBYTE;
        Handover<Long> halfway = new Handover<>();
        try (Upstream app =
                        Upstream.behaving(wire -> {
                            wire.head();
                            wire.skip(size / 2);
                            halfway.give(memory());
                            wire.skip(size / 2);
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                            send(wire, size);
                        });
                Door door = Door.before(app.port());
                Wire client = door.connect()) {
            long before = memory();
            client.send("PUT / HTTP/1.1\r\nHost: here\r\nContent-Length: " + size + "\r\n\r\n");
            send(client, size);
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(client.skip(size / 2)).isEqualTo(size / 2);
            assertThat(memory() - before).isLessThan(30 * MEBIBYTE);
            assertThat(halfway.take() - before).isLessThan(30 * MEBIBYTE);
            assertThat(client.skip(size / 2)).isEqualTo(size / 2);
        }
    }

    @Test
    void aThousandIdleWebSocketsTakeFortyKibibytesEach() {
        int count = 1000;
        try (Upstream app = upgrading();
                Door door = Door.before(app.port())) {
            open(door.port(), 50).forEach(Wire::close); // what is made once is not theirs
            long ofTheTestItself = growthBy(count, app.port());
            long withTheDoor = growthBy(count, door.port());
            assertThat((withTheDoor - ofTheTestItself) / count).isLessThan(40 * KIBIBYTE);
        }
    }

    private static long growthBy(int count, int port) {
        long before = memory();
        List<Wire> clients = open(port, count);
        long growth = memory() - before;
        clients.forEach(client -> assertThat(client.send("ping").octets(4)).isEqualTo("ping"));
        clients.forEach(Wire::close);
        return growth;
    }

    private static List<Wire> open(int port, int count) {
        List<Wire> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Wire client = Wire.to(port).send(HANDSHAKE);
            assertThat(client.head()).isEqualTo(SWITCHING);
            clients.add(client);
        }
        return clients;
    }

    private static Upstream upgrading() {
        return Upstream.behaving(wire -> {
            wire.head();
            wire.send(SWITCHING).send(wire.octets(4));
            wire.rest();
        });
    }

    private static void send(Wire wire, long size) {
        byte[] piece = new byte[64 * KIBIBYTE];
        for (long sent = 0; sent < size; sent += piece.length) {
            wire.send(piece);
        }
    }

    /** Octets in use, heap after a collection and Netty's direct memory. */
    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory()
                - runtime.freeMemory()
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }
}
