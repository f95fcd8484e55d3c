package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.Secret;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A token that the client brings itself (RFC 6750, 2.1). */
public final class BearerToken {
    private static final String SCHEME = "bearer";
    private static final String APIS = "/api/";
    private static final int LONGEST = 16 * 1024;

    private BearerToken() {}

    /**
     * Whether it says who is asking. Deployed each does. Here an app may have tokens of its own,
     * for which the platform would have to make way: they are the app's to judge, but not below
     * {@code /api/}, which the platform's documentation reserves for its own.
     */
    public static boolean saysWho(
            HttpRequest inbound, boolean asDeployed, Predicate<Secret> seemsOurs) {
        if (!isIn(inbound)) {
            return false; // nearly every request
        }
        if (asDeployed || isOfApi(RequestTarget.path(inbound))) {
            return true;
        }
        Secret token = of(inbound);
        return token != null && seemsOurs.test(token);
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
            return false;
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
