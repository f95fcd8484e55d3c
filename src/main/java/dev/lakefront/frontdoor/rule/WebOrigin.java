package dev.lakefront.frontdoor.rule;

import org.jspecify.annotations.Nullable;

/**
 * Where a web page comes from (RFC 6454, 4): two are the same if all three parts are.
 *
 * @param scheme {@code http} or {@code https}
 * @param host with the port, which is named even if it is the usual one
 */
record WebOrigin(String scheme, Authority host) {
    /** An origin as browsers write it (RFC 6454, 6.2); null if the text is none of the web's. */
    static @Nullable WebOrigin parse(String text) {
        if (text.regionMatches(true, 0, "https://", 0, 8)) {
            return of("https", text.substring(8), "443");
        }
        if (text.regionMatches(true, 0, "http://", 0, 7)) {
            return of("http", text.substring(7), "80");
        }
        return null;
    }

    private static @Nullable WebOrigin of(String scheme, String authority, String usualPort) {
        Authority named = Authority.parse(authority);
        if (named == null) {
            return null;
        }
        return new WebOrigin(
                scheme, named.port().isEmpty() ? new Authority(named.host(), usualPort) : named);
    }
}
