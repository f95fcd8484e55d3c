package dev.lakefront.workspace.passage;

import dev.lakefront.identity.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the loopback address that knows one host more than the world does: the offline
 * workspace. TLS to that host ends here; everything else is passed on as it comes (RFC 9110,
 * 9.3.6).
 *
 * <p>Anybody on this machine may ask for the workspace, which asks for a token itself. Only who was
 * told the password is passed on: the next proxy may know us by ours.
 */
public final class Passage implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String USER = "lakefront";
    private static final int PASSWORD_BYTES = 16;

    /** As many as the workspace itself lets wait. */
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Secret password;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("passage-", 1).daemon().factory());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Crossing crossing;

    private Passage(ServerSocket server, Home home, @Nullable URI next) {
        this.server = server;
        this.password = new Secret(newPassword());
        this.crossing = new Crossing(home, next, USER + ":" + password.reveal(), threads);
    }

    /**
     * Opens a proxy that serves from now on.
     *
     * @param next the proxy that the app would use otherwise: {@code
     *     http://[USER:PASSWORD@]HOST:PORT}
     * @throws IOException if there is no port for it
     */
    public static Passage open(Home home, @Nullable URI next) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        Passage passage = new Passage(server, home, next);
        Thread.ofPlatform().name("passage").daemon().start(passage::accept);
        return passage;
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The address of the proxy, with the password in it. */
    public String address() {
        return "http://" + USER + ":" + password.reveal() + "@127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            crossing.serve(socket, open);
        } catch (IOException | RejectedExecutionException over) {
            // one side has ended the connection, or we have: nobody is left to be told
        } finally {
            open.remove(socket);
        }
    }

    /** Drops every connection. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            // then it is closed already
        }
        threads.shutdownNow();
    }
}
