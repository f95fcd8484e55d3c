package dev.lakefront.machine;

import java.net.InetAddress;

/** This machine's addresses for itself. {@code localhost} may be either (RFC 6761, 6.3). */
public final class Loopback {
    public static final InetAddress IPV4 = InetAddress.ofLiteral("127.0.0.1");
    public static final InetAddress IPV6 = InetAddress.ofLiteral("::1");

    private Loopback() {}
}
