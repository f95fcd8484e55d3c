package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.Secret;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A token that the client brings itself (RFC 6750, 2.1). Only APIs are open to those; there it says
 * who is asking.
 */
public final class BearerToken {
    private static final String SCHEME = "bearer";
    private static final String APIS = "/api/";
    private static final int LONGEST = 16 * 1024;

    private BearerToken() {}

    /** Whether the request brings one to a path that is none of an API. */
    public static boolean isAstray(HttpRequest inbound) {
        return isIn(inbound) && !isOfApi(RequestTarget.path(inbound));
    }

    /** Whether the request brings one to an API. */
    public static boolean isForApi(HttpRequest inbound) {
        return isIn(inbound) && isOfApi(RequestTarget.path(inbound));
    }

    /** The token; null if there are several, or it is written as no token is. */
    public static @Nullable Secret of(HttpRequest inbound) {
        List<String> fields = inbound.headers().getAll(HttpHeaderNames.AUTHORIZATION);
        if (fields.size() != 1) {
            return null;
        }
        String token = fields.getFirst().substring(SCHEME.length()).strip();
        return isWellFormed(token) ? new Secret(token) : null;
    }

    private static boolean isIn(HttpRequest inbound) {
        if (!inbound.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            return false; // nearly every request
        }
        for (String value : inbound.headers().getAll(HttpHeaderNames.AUTHORIZATION)) {
            if (isOne(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(String value) {
        int end = SCHEME.length();
        return value.regionMatches(true, 0, SCHEME, 0, end)
                && (value.length() == end || Character.isWhitespace(value.charAt(end)));
    }

    /** A path that steps back may be another one to the app. */
    private static boolean isOfApi(String path) {
        return path.startsWith(APIS) && !stepsBack(path);
    }

    /** RFC 3986, 6.2.2: {@code %2e} is a dot. */
    private static boolean stepsBack(String path) {
        for (String segment : path.toLowerCase(Locale.ROOT).replace("%2e", ".").split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** A {@code b64token}. */
    private static boolean isWellFormed(String token) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = token.charAt(i);
            boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
            if (!alphanumeric && "-._~+/".indexOf(c) < 0) {
                return false;
            }
        }
        return end > 0 && token.length() <= LONGEST;
    }
}
