package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that says who is asking where the host does not: the front door's own. It holds a
 * person's mark and nothing else; its name has the port, because all ports of a host share their
 * cookies (RFC 6265, 8.5). The app neither gets it nor sets it.
 */
public final class PersonaCookie {
    private static final String NAME = "lakefront-persona-";

    private PersonaCookie() {}

    /** The mark; null if the request has no such cookie, or several. */
    public static @Nullable String markIn(HttpRequest inbound) {
        String start = nameFor(inbound) + "=";
        List<String> marks = new ArrayList<>();
        for (String field : inbound.headers().getAll(HttpHeaderNames.COOKIE)) {
            for (String pair : field.split(";", -1)) {
                if (pair.strip().startsWith(start)) {
                    marks.add(pair.strip().substring(start.length()));
                }
            }
        }
        return marks.size() == 1 ? marks.getFirst() : null;
    }

    /** What sets it, for pages of this host only, out of reach of their scripts. */
    public static String setting(HttpRequest inbound, String mark) {
        return nameFor(inbound) + "=" + mark + "; Path=/; SameSite=Strict; HttpOnly";
    }

    /** What takes it away. */
    public static String removal(HttpRequest inbound) {
        return nameFor(inbound) + "=; Path=/; SameSite=Strict; HttpOnly; Max-Age=0";
    }

    /** A {@code Cookie} field without it; null if nothing is left. */
    static @Nullable CharSequence without(CharSequence cookies) {
        if (!AsciiString.contains(cookies, NAME)) {
            return cookies;
        }
        List<String> rest = new ArrayList<>();
        for (String pair : cookies.toString().split(";", -1)) {
            if (!pair.strip().startsWith(NAME)) {
                rest.add(pair.strip());
            }
        }
        return rest.isEmpty() ? null : String.join("; ", rest);
    }

    /** Whether a {@code Set-Cookie} field sets it. */
    static boolean isSetBy(CharSequence setCookie) {
        return setCookie.toString().strip().startsWith(NAME);
    }

    private static String nameFor(HttpRequest inbound) {
        String named = RequestTarget.authority(inbound);
        Authority authority = named == null ? null : Authority.parse(named);
        return NAME + (authority == null ? "" : authority.port());
    }
}
