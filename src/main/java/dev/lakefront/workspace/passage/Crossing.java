package dev.lakefront.workspace.passage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Where a connection leads to: home, into the world, or to the next proxy. */
final class Crossing {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int HEAD_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 30_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Home home;
    private final @Nullable URI next;
    private final String credentials;
    private final Executor threads;

    /**
     * @param credentials user and password of those who may be passed on
     */
    Crossing(Home home, @Nullable URI next, String credentials, Executor threads) {
        this.home = home;
        this.next = next;
        this.credentials = credentials;
        this.threads = threads;
    }

    /**
     * Serves a connection to its end.
     *
     * @param open holds every socket while it is open
     */
    void serve(Socket client, Set<Socket> open) throws IOException {
        client.setSoTimeout(HEAD_MILLIS);
        ConnectHead head = ConnectHead.read(client.getInputStream());
        client.setSoTimeout(0);
        client.setTcpNoDelay(true);
        if (head == null) {
            say(client, "400 Bad Request\r\nConnection: close");
        } else if (head.host().equals(home.name()) && head.port() == HTTPS) {
            say(client, "200 OK");
            leadHome(client, open);
        } else if (!isPermitted(head)) {
            say(
                    client,
                    "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"lakefront\""
                            + "\r\nContent-Length: 0\r\nConnection: close");
        } else {
            passOn(client, head, open);
        }
    }

    private boolean isPermitted(ConnectHead head) {
        String given = head.credentials();
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        credentials.getBytes(StandardCharsets.UTF_8));
    }

    private void leadHome(Socket client, Set<Socket> open) throws IOException {
        try (SSLSocket secured =
                        (SSLSocket)
                                home.tls()
                                        .get()
                                        .getSocketFactory()
                                        .createSocket(client, null, true);
                Socket workspace = new Socket(InetAddress.getByAddress(LOOPBACK), home.port())) {
            workspace.setTcpNoDelay(true);
            secured.startHandshake();
            join(secured, workspace, open);
        }
    }

    private void passOn(Socket client, ConnectHead head, Set<Socket> open) throws IOException {
        try (Socket onward = connect(head)) {
            if (onward == null) {
                say(client, "502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close");
                return;
            }
            onward.setTcpNoDelay(true);
            if (next == null) {
                say(client, "200 OK");
            } else {
                // whose answer goes back as it is
                onward.getOutputStream()
                        .write(requestTo(next, head).getBytes(StandardCharsets.ISO_8859_1));
            }
            join(client, onward, open);
        }
    }

    /** By the first address of the host, or of the next proxy, that answers; null if none does. */
    private @Nullable Socket connect(ConnectHead head) {
        String host = next == null ? head.host() : next.getHost();
        int nextPort = next == null || next.getPort() < 0 ? HTTP : next.getPort();
        int port = next == null ? head.port() : nextPort;
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                Socket socket = new Socket();
                try {
                    socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                    return socket;
                } catch (IOException e) {
                    close(socket);
                }
            }
        } catch (UnknownHostException e) {
            // told as one that does not answer
        }
        return null;
    }

    private static String requestTo(URI next, ConnectHead head) {
        String authority = head.authority();
        String request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
        String user = next.getUserInfo();
        return user == null
                ? request + "\r\n"
                : request
                        + "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
                        + "\r\n\r\n";
    }

    private void join(Socket client, Socket onward, Set<Socket> open) {
        open.add(onward);
        try {
            CompletableFuture<Void> back =
                    CompletableFuture.runAsync(() -> copy(onward, client), threads);
            copy(client, onward);
            back.join();
        } finally {
            open.remove(onward);
        }
    }

    /**
     * Copies to the end, and tells the other side of it; after an error, neither has more to say.
     */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // then it is closed
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
