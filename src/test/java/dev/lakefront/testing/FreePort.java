package dev.lakefront.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nothing listens on, for programs that must be told one. */
public final class FreePort {
    /** Below the ports that systems give to outgoing connections, which come and go meanwhile. */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST - 2_000));

    private FreePort() {}

    /** A port of this machine that is free now and that no later call gives. */
    public static int next() {
        for (int port = NEXT.getAndIncrement(); port < LAST; port = NEXT.getAndIncrement()) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no free port up to " + LAST);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
