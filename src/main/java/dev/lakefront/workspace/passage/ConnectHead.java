package dev.lakefront.workspace.passage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request for a connection: {@code CONNECT HOST:PORT} and its fields.
 *
 * @param host in lower case; an IPv6 address without brackets
 * @param credentials user and password as Basic authentication has them (RFC 7617), if it has some
 */
record ConnectHead(String host, int port, @Nullable String credentials) {
    private static final int LONGEST = 16 * 1024;
    private static final int HIGHEST_PORT = 65_535;
    private static final String METHOD = "CONNECT ";
    private static final String VERSION = " HTTP/1.1";
    private static final String OLD_VERSION = " HTTP/1.0";
    private static final String BASIC = "basic ";
    private static final String AUTHORIZATION = "proxy-authorization:";
    private static final String END = "\r\n\r\n";

    /**
     * Reads up to the empty line, and nothing behind it.
     *
     * @return null if that is no such request
     */
    static @Nullable ConnectHead read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length() && head.size() < LONGEST) {
            int octet = in.read();
            if (octet < 0) {
                return null;
            }
            head.write(octet);
            matched = octet == END.charAt(matched) ? matched + 1 : (octet == '\r' ? 1 : 0);
        }
        return matched < END.length()
                ? null
                : parse(head.toString(StandardCharsets.ISO_8859_1).lines().toList());
    }

    private static @Nullable ConnectHead parse(List<String> lines) {
        String first = lines.getFirst();
        if (!first.startsWith(METHOD)
                || !(first.endsWith(VERSION) || first.endsWith(OLD_VERSION))) {
            return null;
        }
        String authority = first.substring(METHOD.length(), first.length() - VERSION.length());
        int colon = authority.lastIndexOf(':');
        Integer port = colon <= 0 ? null : port(authority.substring(colon + 1));
        if (port == null || authority.contains(" ")) {
            return null;
        }
        String host = authority.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new ConnectHead(
                bracketed ? host.substring(1, host.length() - 1) : host, port, credentials(lines));
    }

    private static @Nullable Integer port(String digits) {
        try {
            int port = Integer.parseInt(digits);
            return port > 0 && port <= HIGHEST_PORT ? port : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String credentials(List<String> lines) {
        for (String line : lines) {
            if (line.regionMatches(true, 0, AUTHORIZATION, 0, AUTHORIZATION.length())) {
                String value = line.substring(AUTHORIZATION.length()).strip();
                return value.regionMatches(true, 0, BASIC, 0, BASIC.length())
                        ? decoded(value.substring(BASIC.length()).strip())
                        : null;
            }
        }
        return null;
    }

    private static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As it stands in a request. */
    String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return METHOD + authority();
    }
}
