package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;

/** Tells somebody who opens a page in a browser from a program, and from a page that fetches. */
public final class Navigation {
    private static final AsciiString SEC_FETCH_MODE = AsciiString.cached("sec-fetch-mode");

    private Navigation() {}

    /** Whether whoever asks will look at the answer, and can ask again without harm. */
    public static boolean isOne(HttpRequest inbound) {
        boolean safe =
                HttpMethod.GET.equals(inbound.method()) || HttpMethod.HEAD.equals(inbound.method());
        return safe && isBrowsers(inbound) && Accepted.html(inbound);
    }

    /** Fetch Metadata, 2.2; a client that sends none is judged by what it accepts. */
    private static boolean isBrowsers(HttpRequest inbound) {
        String mode = inbound.headers().get(SEC_FETCH_MODE);
        return mode == null ? Upgrade.wantedBy(inbound) == null : mode.equals("navigate");
    }
}
