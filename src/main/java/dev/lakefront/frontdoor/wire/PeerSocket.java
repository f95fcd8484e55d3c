package dev.lakefront.frontdoor.wire;

import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.StringTokenizer;

/**
 * The client's end of a connection, in the system's own table. A client that ends its output sends
 * the same octets, none, whether it then reads on ({@code nc -N}, RFC 9112, 9.6) or is gone; but
 * clients are on this machine, and only one that is there still has its socket.
 */
public final class PeerSocket {
    private static final Path[] TABLES = {Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")};
    private static final String ORPHANED = "0";

    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private PeerSocket() {}

    /** Whether some process has the other end open; false where the system does not tell. */
    public static boolean isOpen(SocketChannel channel) {
        String local = suffix(channel.remoteAddress().getPort());
        String remote = suffix(channel.localAddress().getPort());
        for (Path table : TABLES) {
            if (hasOwned(table, local, remote)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOwned(Path table, String local, String remote) {
        try {
            return Files.readString(table, StandardCharsets.US_ASCII)
                    .lines()
                    .map(PeerSocket::columns)
                    .anyMatch(row -> isOwned(row, local, remote));
        } catch (IOException notLinux) {
            return false;
        }
    }

    private static boolean isOwned(String[] row, String local, String remote) {
        return row[LOCAL].endsWith(local)
                && row[REMOTE].endsWith(remote)
                && !row[INODE].equals(ORPHANED);
    }

    private static String[] columns(String row) {
        StringTokenizer words = new StringTokenizer(row);
        String[] columns = new String[INODE + 1];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = words.hasMoreTokens() ? words.nextToken() : "";
        }
        return columns;
    }

    private static String suffix(int port) {
        return ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
    }
}
