package dev.lakefront.credentials.transport;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, 3.1), such as {@code 10.0.0.0/8}.
 *
 * @param length how many leading bits an address has in common with the range
 */
record AddressRange(InetAddress network, int length) {
    /** The range; null if the text is none. */
    static @Nullable AddressRange read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return null;
        }
        try {
            InetAddress network = InetAddress.ofLiteral(text.substring(0, slash));
            int length = Integer.parseInt(text.substring(slash + 1));
            boolean fits = length >= 0 && length <= network.getAddress().length * Byte.SIZE;
            return fits ? new AddressRange(network, length) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Whether the host is an address of the range; a name is none. No look-up. */
    boolean contains(String host) {
        byte[] address;
        try {
            address = InetAddress.ofLiteral(host).getAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
        byte[] first = network.getAddress();
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
