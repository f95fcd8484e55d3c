package dev.lakefront.frontdoor.rule;

import io.netty.util.NetUtil;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is for: {@code host[:port]} (RFC 3986, 3.2), in one spelling.
 *
 * @param host in lower case, without a final dot; an IPv6 address in its brackets
 * @param port digits; empty if none is named
 */
record Authority(String host, String port) {
    private static final String BELOW_LOCALHOST = ".localhost"; // RFC 6761, 6.3
    private static final int LONGEST_PORT = 5;

    /** Null if the text is no authority, or one with user information, or without a host. */
    static @Nullable Authority parse(String text) {
        int end = endOfHost(text);
        if (end == 0 || !isPort(text, end)) {
            return null;
        }
        int last = text.charAt(end - 1) == '.' ? end - 1 : end;
        if (last == 0) {
            return null;
        }
        return new Authority(
                text.substring(0, last).toLowerCase(Locale.ROOT),
                end == text.length() ? "" : text.substring(end + 1));
    }

    /** Whether the host can only be this machine, whoever answers for names on its network. */
    boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(BELOW_LOCALHOST)
                || host.equals("[::1]")
                || (host.startsWith("127.") && NetUtil.isValidIpV4Address(host));
    }

    /** What stands before {@code .localhost}: it chooses a person. Null if nothing does. */
    @Nullable String label() {
        return host.endsWith(BELOW_LOCALHOST)
                ? host.substring(0, host.length() - BELOW_LOCALHOST.length())
                : null;
    }

    private static int endOfHost(String text) {
        if (text.startsWith("[")) {
            int bracket = text.indexOf(']');
            String address = text.substring(1, Math.max(1, bracket));
            return NetUtil.isValidIpV6Address(address) ? bracket + 1 : 0;
        }
        int end = 0;
        while (end < text.length() && isNameChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** RFC 3986 would allow more in a name; DNS and browsers do not. */
    private static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || "-._".indexOf(c) >= 0;
    }

    private static boolean isPort(String text, int colon) {
        if (colon == text.length()) {
            return true;
        }
        if (text.charAt(colon) != ':' || text.length() - colon - 1 > LONGEST_PORT) {
            return false;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
