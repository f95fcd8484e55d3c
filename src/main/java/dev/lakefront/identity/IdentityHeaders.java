package dev.lakefront.identity;

/**
 * The request fields that say who is asking and how the request came. Only the front door may set
 * them: an app trusts them, so every one that a client sends is dropped, whatever its spelling.
 *
 * <p>Source: the platform's documented list of forwarded headers; {@code X-Forwarded-For} and
 * {@code -Proto} are undocumented there, but apps read them.
 */
public final class IdentityHeaders {
    public static final String ACCESS_TOKEN = "X-Forwarded-Access-Token";
    public static final String EMAIL = "X-Forwarded-Email";
    public static final String USER = "X-Forwarded-User";
    public static final String PREFERRED_USERNAME = "X-Forwarded-Preferred-Username";
    public static final String HOST = "X-Forwarded-Host";
    public static final String FOR = "X-Forwarded-For";
    public static final String PROTO = "X-Forwarded-Proto";
    public static final String REAL_IP = "X-Real-Ip";
    public static final String REQUEST_ID = "X-Request-Id";

    private static final String FORWARDED = "forwarded";
    private static final String X_FORWARDED = "x-forwarded-";

    private IdentityHeaders() {}

    /**
     * Whether a field of this name is the front door's. Letters of either case and {@code _} for
     * {@code -} are the same name, because WSGI and CGI apps cannot tell them apart (RFC 3875,
     * 4.1.18).
     */
    public static boolean owns(CharSequence name) {
        return startsWith(name, X_FORWARDED)
                || isSame(name, FORWARDED)
                || isSame(name, REAL_IP)
                || isSame(name, REQUEST_ID);
    }

    private static boolean isSame(CharSequence name, String owned) {
        return name.length() == owned.length() && startsWith(name, owned);
    }

    private static boolean startsWith(CharSequence name, String prefix) {
        if (name.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (fold(name.charAt(i)) != fold(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        if (c == '_') {
            return '-';
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
