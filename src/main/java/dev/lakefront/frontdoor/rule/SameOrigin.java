package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;

/**
 * Whether a request takes a whole window from one page of an origin to another, where one sees it;
 * or is made by no page at all.
 */
public final class SameOrigin {
    private static final AsciiString SEC_FETCH_SITE = AsciiString.cached("sec-fetch-site");

    private static final AsciiString SEC_FETCH_DEST = AsciiString.cached("sec-fetch-dest");

    private SameOrigin() {}

    /** Of a request that {@link Admission} has let in, which knows the port of no page. */
    public static boolean isThatOf(HttpRequest inbound, RequestOrigin asked) {
        String origin = inbound.headers().get(HttpHeaderNames.ORIGIN);
        String site = inbound.headers().get(SEC_FETCH_SITE);
        String destination = inbound.headers().get(SEC_FETCH_DEST);
        return (origin == null || origin.equalsIgnoreCase(asked.frontDoor()))
                && (site == null || site.equals("same-origin"))
                && (destination == null || destination.equals("document"));
    }
}
