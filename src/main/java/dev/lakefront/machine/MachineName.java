package dev.lakefront.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What this machine calls itself. */
public final class MachineName {
    private static final Path OF_LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final String UNKNOWN = "localhost";

    /** RFC 1123, 2.1. */
    private static final String HOST_NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-.";

    private MachineName() {}

    /**
     * In lower case; {@code localhost} if it has no name that a host can have. May wait for the
     * network, except on Linux.
     */
    public static String read() {
        String name = asked().strip().toLowerCase(Locale.ROOT);
        return isHostName(name) ? name : UNKNOWN;
    }

    /** The file first: Java would ask the resolver, which may wait for a network. */
    private static String asked() {
        try {
            return Files.readString(OF_LINUX);
        } catch (IOException notLinux) {
            return asResolverSays();
        }
    }

    private static String asResolverSays() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    private static boolean isHostName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> HOST_NAME_CHARACTERS.indexOf(c) >= 0);
    }
}
