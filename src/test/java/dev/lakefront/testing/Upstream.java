package dev.lakefront.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An app that accepts whatever arrives, records it, and behaves on each connection as a script
 * says: permissively or rudely.
 */
public final class Upstream implements AutoCloseable {
    /** What the app does on one connection. */
    @FunctionalInterface
    public interface Script {
        void run(Wire connection);
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Wire> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    private Upstream(InetAddress address, Script script) {
        try {
            this.listener = new ServerSocket(0, 200, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    public static Upstream behaving(Script script) {
        return new Upstream(InetAddress.getLoopbackAddress(), script);
    }

    /** Listens on that address of this machine only. */
    public static Upstream behaving(InetAddress address, Script script) {
        return new Upstream(address, script);
    }

    /**
     * Answers every request without a body with the same octets, on a connection that stays open.
     */
    public static Upstream answering(String answer) {
        Upstream[] self = new Upstream[1];
        self[0] =
                behaving(wire -> {
                    String head = wire.head();
                    while (!head.isEmpty()) {
                        self[0].heads.add(head);
                        wire.send(answer);
                        head = wire.head();
                    }
                });
        return self[0];
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The head of the next request that {@link #answering} has received. */
    public String received() {
        try {
            String head = heads.poll(10, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing reached the app");
            }
            return head;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean hasReceivedNothing() {
        return heads.isEmpty() && accepted.get() == 0;
    }

    public int connectionsAccepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            connections.forEach(Wire::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                Wire wire = new Wire(socket);
                connections.add(wire);
                Thread.ofVirtual().start(() -> serve(wire));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Wire wire) {
        try (wire) {
            script.run(wire);
        } catch (UncheckedIOException gone) {
            // the front door ended the connection: for the test to assert on
        }
    }
}
