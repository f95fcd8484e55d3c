package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What a request asks for, and whom (RFC 9112, 3.2 and 3.3). */
public final class RequestTarget {
    private RequestTarget() {}

    /**
     * Whether it has one of the forms that a front door is asked in: a path, a whole URL or {@code
     * *}, without control characters; what is beyond ASCII is for the app to judge.
     */
    static boolean isClear(HttpRequest inbound) {
        String target = inbound.uri();
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) == 0x7F) {
                return false;
            }
        }
        return !HttpMethod.CONNECT.equals(inbound.method())
                && (target.startsWith("/") || target.equals("*") || authorityStart(target) > 0);
    }

    /**
     * The authority that the client asked for, as it wrote it: a whole URL's own, whatever {@code
     * Host} says beside it (RFC 9112, 3.2.2), else {@code Host}; null if it named none.
     */
    static @Nullable String authority(HttpRequest inbound) {
        String target = inbound.uri();
        int start = authorityStart(target);
        if (start == 0) {
            return inbound.headers().get(HttpHeaderNames.HOST);
        }
        return target.substring(start, end(target, start, "/?#"));
    }

    /** The path that the client asked for, as it wrote it, without a query. */
    public static String path(HttpRequest inbound) {
        String target = inbound.uri();
        int authority = authorityStart(target);
        int start = authority == 0 ? 0 : end(target, authority, "/?#");
        return target.substring(start, end(target, start, "?#"));
    }

    private static int end(String target, int start, String delimiters) {
        int end = start;
        while (end < target.length() && delimiters.indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Index behind {@code http://} or {@code https://}; 0 if the target does not begin so. */
    private static int authorityStart(String target) {
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }
}
