package dev.lakefront.run.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a run.
 *
 * @param frontDoor the one to open in a browser
 * @param app the one that the app listens on
 * @param debug the debugger's; null without one
 */
public record Ports(int frontDoor, int app, @Nullable Integer debug) {
    /**
     * As asked for; for 0 any that is free now. Nothing holds it until its listener does, so
     * another program may come first; then the run says that its port is taken.
     */
    static Ports of(int frontDoor, int app, @Nullable Integer debug) {
        try (ServerSocket one = new ServerSocket();
                ServerSocket two = new ServerSocket();
                ServerSocket three = new ServerSocket()) {
            return new Ports(
                    frontDoor == 0 ? anyOf(one) : frontDoor,
                    app == 0 ? anyOf(two) : app,
                    debug != null && debug == 0 ? Integer.valueOf(anyOf(three)) : debug);
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    /** Held until all are chosen, so that none is chosen twice; on all addresses, ::1 included. */
    private static int anyOf(ServerSocket socket) throws IOException {
        socket.bind(new InetSocketAddress(0));
        return socket.getLocalPort();
    }
}
