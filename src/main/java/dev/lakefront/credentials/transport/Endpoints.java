package dev.lakefront.credentials.transport;

import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What an address is worth: whether a secret may travel to it, and how messages name it. */
public final class Endpoints {
    private Endpoints() {}

    /** The text as a URI that has a host; null if it is none. */
    public static @Nullable URI read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /** Whether requests to it are encrypted, or do not leave this machine. */
    public static boolean mayCarrySecrets(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost()));
    }

    /**
     * An address that another one names and that will get a secret.
     *
     * @param kind what it is, for messages, such as {@code a token endpoint}
     * @throws TokenFailure if a secret may not travel there
     */
    public static URI named(String kind, URI address, URI by) throws TokenFailure {
        if (!mayCarrySecrets(address)) {
            throw TokenFailure.passing(
                    originOf(by)
                            + " names "
                            + kind
                            + " that is not https ("
                            + originOf(address)
                            + "); nothing was sent to it");
        }
        return address;
    }

    /**
     * The address that a setting names and that will get a secret.
     *
     * @param what the setting, for messages, such as {@code the discovery URL}
     * @throws ProblemException if a secret may not travel there
     */
    public static URI ofSetting(String what, Setting setting) {
        URI address = read(setting.value());
        if (address == null || !mayCarrySecrets(address)) {
            throw new ProblemException(
                    new Problem(
                            what + shown(address) + " is not usable (expected: an https:// URL)",
                            setting.origin(),
                            null));
        }
        return address;
    }

    /** An address for messages, after a space; empty if there is none that can be shown. */
    public static String shown(@Nullable URI address) {
        return address == null ? "" : " " + originOf(address);
    }

    /** Whether the host is this machine: 127.0.0.0/8, ::1 or {@code localhost}. No look-up. */
    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            // a name, and whatever it resolves to today it may not tomorrow
            return false;
        }
    }

    /** Whether the host is an address that no router passes on: a cloud's metadata service. */
    static boolean isLinkLocal(String host) {
        try {
            return InetAddress.ofLiteral(host).isLinkLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Scheme, host and port. */
    public static String originOf(URI uri) {
        return uri.getScheme() + "://" + hostAndPortOf(uri);
    }

    /** Without what may stand before an {@code @}: people do paste URLs with a password. */
    public static String hostAndPortOf(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getHost() + port;
    }
}
