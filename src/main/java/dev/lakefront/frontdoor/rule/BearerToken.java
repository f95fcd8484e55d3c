package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/** A token that the client brings itself (RFC 6750, 2.1); deployed, only APIs are open to those. */
public final class BearerToken {
    private static final String SCHEME = "bearer ";
    private static final String APIS = "/api/";

    private BearerToken() {}

    /** Whether the request brings one to a path that is none of an API. */
    public static boolean isAstray(HttpRequest inbound) {
        return isIn(inbound) && !RequestTarget.path(inbound).startsWith(APIS);
    }

    private static boolean isIn(HttpRequest inbound) {
        for (String value : inbound.headers().getAll(HttpHeaderNames.AUTHORIZATION)) {
            if (value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return true;
            }
        }
        return false;
    }
}
