package dev.lakefront.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How far programs can reach that tests start. */
public enum Network {
    /** As far as this machine does. */
    WHOLE,

    /** Nowhere but to this machine: they are in a network of their own ({@code cut.py}). */
    CUT,

    /** The next best: whoever asks a proxy for the way out finds nobody there. */
    DEAD_PROXIES;

    /** What {@code cut.py} ends with where the system does not let it cut the network. */
    private static final int REFUSED = 77;

    private static final String PROPERTY = "lakefront.network";
    private static final Map<String, String> UV_OFFLINE = Map.of("UV_OFFLINE", "1");

    /**
     * For documentation only: nobody is there (RFC 5737). Datagrams need no answer to have a way.
     */
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("192.0.2.1", 9);

    /** That of this Java program, and of what it starts. */
    public static Network ofThisProcess() {
        return valueOf(System.getProperty(PROPERTY, WHOLE.name()));
    }

    /** The smallest that this machine can have. */
    public static Network smallest() throws IOException, InterruptedException {
        int status = new ProcessBuilder("python3", script(), "true").inheritIO().start().waitFor();
        return switch (status) {
            case 0 -> CUT;
            case REFUSED -> DEAD_PROXIES;
            default -> throw new AssertionError("cut.py failed: " + status);
        };
    }

    /** Words that a command begins with to be in it. */
    public List<String> wrapper() {
        return this == CUT ? List.of("python3", script()) : List.of();
    }

    /** What a program in it has in its environment, so that it does not wait for the rest. */
    public Map<String, String> variables() {
        return switch (this) {
            case WHOLE -> Map.of();
            case CUT -> UV_OFFLINE;
            case DEAD_PROXIES -> deadProxies();
        };
    }

    /** What tells a Java program that it is in it. */
    public String option() {
        return "-D" + PROPERTY + "=" + name();
    }

    /** Whether a program that asks no proxy could reach beyond this machine. */
    public static boolean hasAWayOut() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(OUTSIDE);
            return true;
        } catch (SocketException none) {
            return false;
        }
    }

    private static Map<String, String> deadProxies() {
        Map<String, String> variables = new TreeMap<>(UV_OFFLINE);
        for (String name : List.of("http_proxy", "https_proxy", "all_proxy")) {
            putBoth(variables, name, "http://127.0.0.1:9");
        }
        putBoth(variables, "no_proxy", "localhost,127.0.0.1");
        return variables;
    }

    /** Some programs look for the one, some for the other. */
    private static void putBoth(Map<String, String> variables, String name, String value) {
        variables.put(name, value);
        variables.put(name.toUpperCase(Locale.ROOT), value);
    }

    private static String script() {
        try {
            return Path.of(Objects.requireNonNull(Network.class.getResource("cut.py")).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
