package dev.lakefront.credentials;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that accepts, and then behaves badly. */
public final class RudeServer implements AutoCloseable {
    public enum Manner {
        /** Takes the request and never says anything. */
        HANG,
        /** Sends a header field that never ends, a byte at a time. */
        DRIP_HEAD,
        /** Sends a body that never ends, a byte at a time. */
        DRIP_BODY,
        /** Resets the connection. */
        RESET
    }

    private static final String DRIPPING_HEAD = "HTTP/1.1 200 OK\r\nX-Slow: ";
    private static final String DRIPPING_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n{";

    private final Manner manner;
    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    public RudeServer(Manner manner) throws IOException {
        this.manner = manner;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** An address where nobody listens. */
    public static String refusing() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Whether a client that was left hanging closes its connection; waits for that. */
    public boolean isReleased() throws InterruptedException {
        return released.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> behave(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void behave(Socket socket) {
        try (socket) {
            // the head of the request is here: nobody sends less than that in one piece
            socket.getInputStream().read(new byte[8192]);
            switch (manner) {
                case HANG -> hang(socket);
                case DRIP_HEAD -> drip(socket, DRIPPING_HEAD);
                case DRIP_BODY -> drip(socket, DRIPPING_BODY);
                case RESET -> socket.setSoLinger(true, 0);
            }
        } catch (IOException | InterruptedException _) {
            // the client went away, as it should
        }
    }

    private void hang(Socket socket) throws IOException {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } finally {
            released.countDown();
        }
    }

    private void drip(Socket socket, String beginning) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (!closed.await(20, TimeUnit.MILLISECONDS)) {
            out.write('x');
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }
}
