package dev.lakefront.credentials.transport;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.problem.Problem;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} ask for, in upper
 * or lower case, as the CLI reads them. This machine, and what stands on its own link, is never
 * reached through one.
 */
public final class Proxies {
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_SOCKS_PORT = 1080;

    private final Proxy https;
    private final Proxy http;
    private final String[] exceptions;
    private final ProxyPasswords passwords;

    private Proxies(Proxy https, Proxy http, String[] exceptions, ProxyPasswords passwords) {
        this.https = https;
        this.http = http;
        this.exceptions = exceptions;
        this.passwords = passwords;
    }

    /**
     * The proxies of the shell.
     *
     * @param problems gets one for each address that cannot be read
     */
    public static Proxies of(LoginRequest request, List<Problem> problems) {
        String exceptions = variable(request, "NO_PROXY");
        var passwords = new ProxyPasswords();
        return new Proxies(
                proxy(read(request, "HTTPS_PROXY", problems), passwords),
                proxy(read(request, "HTTP_PROXY", problems), passwords),
                exceptions == null ? new String[0] : exceptions.split(","),
                passwords);
    }

    /** Makes the connection tell a proxy that asks the password that its address holds. */
    void authenticate(HttpURLConnection connection) {
        if (!passwords.isEmpty()) {
            connection.setAuthenticator(passwords);
        }
    }

    public Proxy proxyFor(URI uri) {
        String host = uri.getHost();
        if (Endpoints.isLoopback(host) || Endpoints.isLinkLocal(host) || isException(uri)) {
            return Proxy.NO_PROXY;
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
    }

    private boolean isException(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String withPort = host + ":" + (uri.getPort() < 0 ? 443 : uri.getPort());
        for (String written : exceptions) {
            String exception = written.strip().toLowerCase(Locale.ROOT);
            AddressRange range = AddressRange.read(exception);
            if (exception.equals("*")
                    || (range != null && range.contains(host))
                    || matches(host, exception)
                    || matches(withPort, exception)) {
                return true;
            }
        }
        return false;
    }

    /** A domain stands for itself and, with or without a leading dot, for what is below it. */
    private static boolean matches(String host, String exception) {
        if (exception.isEmpty()) {
            return false;
        }
        String below = exception.startsWith(".") ? exception : "." + exception;
        return host.equals(exception) || host.endsWith(below);
    }

    private static @Nullable URI read(LoginRequest request, String name, List<Problem> problems) {
        String address = variable(request, name);
        if (address == null) {
            return null;
        }
        URI uri = Endpoints.read(address.contains("://") ? address : "http://" + address);
        if (uri == null) {
            // the address itself may hold a password
            problems.add(Problem.of("cannot read " + name + " (expected: http://host:port)"));
        }
        return uri;
    }

    private static Proxy proxy(@Nullable URI uri, ProxyPasswords passwords) {
        if (uri == null) {
            return Proxy.NO_PROXY;
        }
        boolean socks = uri.getScheme().startsWith("socks");
        int fallback = socks ? DEFAULT_SOCKS_PORT : DEFAULT_PORT;
        int port = uri.getPort() < 0 ? fallback : uri.getPort();
        Proxy proxy =
                new Proxy(
                        socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(uri.getHost(), port));
        passwords.add(proxy, uri);
        return proxy;
    }

    private static @Nullable String variable(LoginRequest request, String name) {
        String upper = request.variable(name);
        return upper == null ? request.variable(name.toLowerCase(Locale.ROOT)) : upper;
    }
}
