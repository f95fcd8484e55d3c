package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;

/** Whether a request is made by a page of the very origin it is for, or by no page at all. */
public final class SameOrigin {
    private static final AsciiString SEC_FETCH_SITE = AsciiString.cached("sec-fetch-site");

    private SameOrigin() {}

    /** Of a request that {@link Admission} has let in, which knows the port of no page. */
    public static boolean isThatOf(HttpRequest inbound, RequestOrigin asked) {
        String origin = inbound.headers().get(HttpHeaderNames.ORIGIN);
        String site = inbound.headers().get(SEC_FETCH_SITE);
        return (origin == null || origin.equalsIgnoreCase(asked.frontDoor()))
                && (site == null || site.equals("same-origin"));
    }
}
