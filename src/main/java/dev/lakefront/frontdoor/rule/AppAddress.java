package dev.lakefront.frontdoor.rule;

import dev.lakefront.machine.Loopback;
import java.net.InetSocketAddress;
import java.util.List;

/** Where the app listens, and how it names itself in the links it makes. */
public record AppAddress(int port) {
    /** Where it may listen: a Node app that is told {@code localhost} may take that for ::1. */
    public List<InetSocketAddress> socketAddresses() {
        return List.of(
                new InetSocketAddress(Loopback.IPV4, port),
                new InetSocketAddress(Loopback.IPV6, port));
    }

    /**
     * A link that names the app's own address leads back to the front door, or the browser would
     * leave it, and its identity headers, behind. Any other link is left as it is.
     *
     * @param frontDoor scheme and authority the client asked for
     */
    String leadBack(String link, String frontDoor) {
        for (String own : List.of("127.0.0.1", "localhost", "0.0.0.0", "[::1]")) {
            String base = "http://" + own + ":" + port;
            if (link.startsWith(base) && endsAuthority(link, base.length())) {
                return frontDoor + link.substring(base.length());
            }
        }
        return link;
    }

    private static boolean endsAuthority(String link, int at) {
        return at == link.length() || "/?#".indexOf(link.charAt(at)) >= 0;
    }
}
