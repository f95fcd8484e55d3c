package dev.lakefront.testing;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** This machine's addresses for itself. */
public final class Loopback {
    private Loopback() {}

    /** IPv4's, and IPv6's if the machine has that. */
    public static List<InetAddress> addresses() {
        return Stream.of("127.0.0.1", "::1")
                .map(InetAddress::ofLiteral)
                .filter(Loopback::isThere)
                .toList();
    }

    private static boolean isThere(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
