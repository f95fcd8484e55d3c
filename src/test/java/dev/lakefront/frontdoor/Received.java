package dev.lakefront.frontdoor;

import dev.lakefront.testing.Wire;
import java.io.UncheckedIOException;

/** All that a client received, and whether a reset was the end. */
record Received(String octets, boolean reset) {
    static Received from(Wire wire) {
        var octets = new StringBuilder();
        try {
            for (String octet = wire.octets(1); !octet.isEmpty(); octet = wire.octets(1)) {
                octets.append(octet);
            }
            return new Received(octets.toString(), false);
        } catch (UncheckedIOException reset) {
            if (!String.valueOf(reset.getMessage()).contains("reset")) {
                throw reset;
            }
            return new Received(octets.toString(), true);
        }
    }

    /** Without the interim answers before it. */
    String finalAnswer() {
        int at = 0;
        while (octets.startsWith("HTTP/1.1 1", at)) {
            at = octets.indexOf("\r\n\r\n", at) + 4;
        }
        return octets.substring(at);
    }
}
