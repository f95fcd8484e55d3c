package dev.lakefront.credentials.transport;

import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that asks for a password and lets nobody through. */
final class AskingProxy implements AutoCloseable {
    private static final String FIELD = "proxy-authorization: ";

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    AskingProxy() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What each request has shown; empty if nothing. */
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void listen() {
        try {
            while (true) {
                answer(new Wire(listener.accept()));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private void answer(Wire wire) {
        try (wire) {
            boolean asks = authorizations.isEmpty();
            authorizations.add(
                    wire.head()
                            .lines()
                            .filter(line -> line.regionMatches(true, 0, FIELD, 0, FIELD.length()))
                            .map(line -> line.substring(FIELD.length()))
                            .findFirst()
                            .orElse(""));
            wire.send(
                    asks
                            ? "HTTP/1.1 407 Ask\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                                    + "Connection: close\r\nContent-Length: 0\r\n\r\n"
                            : "HTTP/1.1 403 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
