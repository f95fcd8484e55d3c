package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits on this machine for the browser to come back from the login (RFC 8252, 7.3). Whatever else
 * knocks at its port is sent away.
 */
final class BrowserRedirect implements AutoCloseable {
    /** Those that the public client {@code databricks-cli} is registered for. */
    private static final int FIRST_PORT = 8020;

    private static final int LAST_PORT = 8040;

    private final ServerSocket listener;
    private final BlockingQueue<BrowserArrival> arrivals = new LinkedBlockingQueue<>();

    private BrowserRedirect(ServerSocket listener) {
        this.listener = listener;
        Thread.ofPlatform().daemon().name("login-redirect").start(this::accept);
    }

    /**
     * Waits on a port of this machine.
     *
     * @param port the only one to try; null tries those of the Databricks CLI, in its order
     * @throws ProblemException if none is free
     */
    static BrowserRedirect open(@Nullable Integer port) {
        int first = port == null ? FIRST_PORT : port;
        int last = port == null ? LAST_PORT : port;
        for (int candidate = first; candidate <= last; candidate++) {
            try {
                return new BrowserRedirect(
                        new ServerSocket(candidate, 0, InetAddress.getLoopbackAddress()));
            } catch (IOException _) {
                // taken: the next one
            }
        }
        String tried = first == last ? "port " + first : "a port from " + first + " to " + last;
        throw new ProblemException(
                Problem.of(
                        "the login in the browser needs " + tried + ", and it is taken",
                        "stop the program that has it"));
    }

    /** Where the browser is sent back to, as it is registered. */
    URI address() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    /** The next browser that comes; null if none does in time. */
    @Nullable BrowserArrival await(Deadline deadline) throws InterruptedException {
        return arrivals.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                // browsers open connections that they then do not use: none may hold up another
                Thread.ofPlatform().daemon().name("login-page").start(() -> receive(socket));
            } catch (IOException _) {
                // closed, or a connection that was gone before it came
            }
        }
    }

    private void receive(Socket socket) {
        BrowserArrival arrival = BrowserArrival.read(socket);
        if (arrival != null) {
            arrivals.add(arrival);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException _) {
            // closed all the same
        }
    }
}
