package dev.lakefront.app.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where processes accept TCP connections, as Linux tells in {@code /proc}: proc_pid_net(5). */
final class ListeningSockets {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Where in its word of four a byte stands that belongs elsewhere in it. */
    private static final int WITHIN_WORD =
            ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN) ? 3 : 0;

    private ListeningSockets() {}

    /** Of all these; none on a system that does not tell. */
    static List<InetSocketAddress> of(Set<ProcessHandle> processes) {
        Map<String, InetSocketAddress> all = new HashMap<>();
        all.putAll(in("self/net/tcp"));
        all.putAll(in("self/net/tcp6"));
        List<InetSocketAddress> theirs = new ArrayList<>();
        for (ProcessHandle process : processes) {
            for (String inode : socketsOf(process)) {
                InetSocketAddress address = all.remove(inode);
                if (address != null) {
                    theirs.add(address);
                }
            }
        }
        return theirs;
    }

    /** By inode. */
    private static Map<String, InetSocketAddress> in(String table) {
        Map<String, InetSocketAddress> listening = new HashMap<>();
        try {
            for (String row : Files.readAllLines(PROC.resolve(table))) {
                String[] fields = row.strip().split(" +", -1);
                if (fields[STATE].equals(LISTEN)) {
                    listening.put("socket:[" + fields[INODE] + "]", address(fields[LOCAL_ADDRESS]));
                }
            }
        } catch (IOException notLinux) {
            return Map.of();
        }
        return listening;
    }

    /** {@code 0100007F:1F40}: the address in words of the machine's byte order, the port not. */
    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] bytes = HexFormat.of().parseHex(text, 0, colon);
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = bytes[i ^ WITHIN_WORD];
        }
        int port = HexFormat.fromHexDigits(text, colon + 1, text.length());
        return new InetSocketAddress(InetAddress.getByAddress(address), port);
    }

    private static List<String> socketsOf(ProcessHandle process) {
        List<String> sockets = new ArrayList<>();
        Path files = PROC.resolve(process.pid() + "/fd");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
            for (Path file : all) {
                sockets.add(Files.readSymbolicLink(file).toString());
            }
        } catch (IOException | DirectoryIteratorException ended) {
            // or another user's, or a file that was closed meanwhile
        }
        return sockets;
    }
}
