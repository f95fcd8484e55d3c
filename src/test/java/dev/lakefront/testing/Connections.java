package dev.lakefront.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP connections of this moment (Linux): see proc(5), {@code /proc/net/tcp}. */
public final class Connections {
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String SOCKET = "socket:[";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final String LISTENS = "0A";
    private static final int INODE = 9;

    private Connections() {}

    /**
     * The other end of a connection.
     *
     * @param address in hexadecimal digits, as the system writes it: four bytes at a time, the last
     *     one first
     * @param port in hexadecimal digits; 0 of a socket that listens
     */
    public record Remote(String address, String port) {
        private static final String V6_LOOPBACK = "00000000000000000000000001000000";
        private static final String V4_IN_V6 = "0000000000000000FFFF0000";

        static Remote parse(String text) {
            String[] parts = text.split(":", 2);
            return new Remote(parts[0], parts[1]);
        }

        boolean isThere() {
            return !port.equals("0000");
        }

        /** 127.0.0.0/8, also as an IPv6 address, or ::1. */
        public boolean isThisMachine() {
            boolean isV4 = address.length() == 8 || address.startsWith(V4_IN_V6);
            return isV4 ? address.endsWith("7F") : address.equals(V6_LOOPBACK);
        }
    }

    /** Those of a process and all that came of it. */
    public static Set<Remote> of(long pid) {
        Set<String> sockets = new HashSet<>();
        ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .forEach(process -> sockets.addAll(socketsOf(process.pid())));
        return TABLES.stream()
                .flatMap(table -> remotesOf(table, sockets))
                .collect(Collectors.toSet());
    }

    /** Whether some process of this machine listens to a port, which costs it no connection. */
    public static boolean isListenedTo(int port) {
        String end = ":%04X".formatted(port);
        return TABLES.stream()
                .flatMap(Connections::rowsOf)
                .anyMatch(row -> row[STATE].equals(LISTENS) && row[LOCAL].endsWith(end));
    }

    private static Stream<Remote> remotesOf(Path table, Set<String> sockets) {
        return rowsOf(table)
                .filter(row -> sockets.contains(row[INODE]))
                .map(row -> Remote.parse(row[REMOTE]))
                .filter(Remote::isThere);
    }

    private static Stream<String[]> rowsOf(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> BLANKS.split(line.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inodes of the sockets that it has open; none if it has ended. */
    private static Set<String> socketsOf(long pid) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files.toList()) {
                String target = targetOf(file);
                if (target.startsWith(SOCKET)) {
                    inodes.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return inodes; // it has ended meanwhile
        }
        return inodes;
    }

    private static String targetOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed since it was listed
        }
    }
}
