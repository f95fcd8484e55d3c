package dev.lakefront.credentials.transport;

import dev.lakefront.testing.SelfSigned;
import dev.lakefront.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server that shows a certificate and answers every request with an empty JSON object. */
final class TlsServer implements AutoCloseable {
    private final SSLServerSocket listener;

    TlsServer(SelfSigned shown) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("it", shown.key(), new char[0], new Certificate[] {shown.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        listener =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    String url() {
        return "https://localhost:" + listener.getLocalPort() + "/";
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private static void answer(Socket socket) {
        try (var wire = new Wire(socket)) {
            if (!wire.head().isEmpty()) {
                wire.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
            }
        } catch (UncheckedIOException refused) {
            // a client that does not trust us
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
