package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/** What a client would like to have its answer in (RFC 9110, 12.5.1). */
public final class Accepted {
    private Accepted() {}

    public static boolean html(HttpRequest inbound) {
        return names(inbound, "text/html");
    }

    public static boolean json(HttpRequest inbound) {
        return names(inbound, "json");
    }

    private static boolean names(HttpRequest inbound, String type) {
        String accept = inbound.headers().get(HttpHeaderNames.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(type);
    }
}
