package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.oauth.grant.RandomText;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;

/** The cookie by which a browser is the same one as before (RFC 6265). */
final class BrowserCookie {
    private static final String NAME = "lakefront-login";

    private BrowserCookie() {}

    static String next() {
        return RandomText.next();
    }

    static String write(String value) {
        return NAME + "=" + value + "; Path=" + AuthorizeApi.PATH + "; HttpOnly; SameSite=Strict";
    }

    static @Nullable String read(Request request) {
        String header = request.header(HttpHeaderNames.COOKIE);
        if (header == null) {
            return null;
        }
        for (String pair : header.split("; ?", -1)) {
            if (pair.startsWith(NAME + "=")) {
                return pair.substring(NAME.length() + 1);
            }
        }
        return null;
    }
}
