package dev.lakefront.frontdoor.wire;

import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clients' ends of connections, in the system's own table. A client that ends its output sends
 * the same octets, none, whether it then reads on ({@code nc -N}, RFC 9112, 9.6) or is gone; but
 * clients are on this machine, and only one that is there still has its socket.
 */
public final class PeerSockets {
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String ORPHANED = "0";

    /** The state of sockets that nobody has any more: often thousands, not worth taking apart. */
    private static final String TIME_WAIT = " 06 ";

    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private static volatile @Nullable PeerSockets latest;

    private final long nanos;
    private final Set<String> owned;

    private PeerSockets(long nanos, Set<String> owned) {
        this.nanos = nanos;
        this.owned = owned;
    }

    /**
     * As they were at that moment or after it. To read them takes milliseconds where there are
     * thousands, so all clients that leave at once share one reading.
     *
     * @param nanos as {@link System#nanoTime} tells it
     */
    public static PeerSockets since(long nanos) {
        PeerSockets known = latest;
        if (known == null || known.nanos - nanos < 0) {
            known = read();
            latest = known;
        }
        return known;
    }

    /** Whether some process has the other end open; false where the system does not tell. */
    public boolean isOpen(SocketChannel channel) {
        return owned.contains(
                ports(
                        hex(channel.remoteAddress().getPort()),
                        hex(channel.localAddress().getPort())));
    }

    private static PeerSockets read() {
        long begun = System.nanoTime();
        Set<String> owned = new HashSet<>();
        for (Path table : TABLES) {
            try (Stream<String> rows = Files.lines(table, StandardCharsets.US_ASCII)) {
                rows.filter(row -> !row.contains(TIME_WAIT))
                        .map(PeerSockets::columns)
                        .filter(row -> !row[INODE].equals(ORPHANED))
                        .forEach(row -> owned.add(ports(port(row[LOCAL]), port(row[REMOTE]))));
            } catch (IOException | UncheckedIOException notLinux) {
                // none is known to be open
            }
        }
        return new PeerSockets(begun, owned);
    }

    private static String[] columns(String row) {
        StringTokenizer words = new StringTokenizer(row);
        String[] columns = new String[INODE + 1];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = words.hasMoreTokens() ? words.nextToken() : "";
        }
        return columns;
    }

    private static String ports(String local, String remote) {
        return local + ' ' + remote;
    }

    private static String port(String address) {
        return address.substring(address.indexOf(':') + 1);
    }

    private static String hex(int port) {
        return HexFormat.of().withUpperCase().toHexDigits((short) port);
    }
}
