package dev.lakefront.credentials.transport;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user names and passwords that the addresses of proxies hold. Told to those proxies alone. */
final class ProxyPasswords extends Authenticator {
    /** Java keeps passwords from proxies of HTTPS hosts unless this is empty. */
    private static final String FORBIDDEN = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        System.setProperty(FORBIDDEN, ""); // Java reads it when it makes its first connection
    }

    private final Map<String, PasswordAuthentication> passwords = new HashMap<>();

    /** Remembers what an address holds, if it does. */
    void add(Proxy proxy, URI address) {
        String user = address.getUserInfo();
        if (user != null && proxy.address() instanceof InetSocketAddress at) {
            int colon = user.indexOf(':');
            String name = colon < 0 ? user : user.substring(0, colon);
            String password = colon < 0 ? "" : user.substring(colon + 1);
            passwords.put(
                    key(at.getHostString(), at.getPort()),
                    new PasswordAuthentication(name, password.toCharArray()));
        }
    }

    boolean isEmpty() {
        return passwords.isEmpty();
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
                ? passwords.get(key(getRequestingHost(), getRequestingPort()))
                : null;
    }

    private static String key(String host, int port) {
        return host + ":" + port;
    }
}
