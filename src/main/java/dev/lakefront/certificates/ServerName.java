package dev.lakefront.certificates;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * A name that a server's certificate is for (RFC 5280, 4.2.1.6).
 *
 * @param type the number of the kind of name there
 * @param value as Java writes the name of a certificate
 */
record ServerName(int type, String value) {
    private static final int DNS = 2;
    private static final int IP_ADDRESS = 7;

    /** A DNS name, which may begin with {@code *.}, or an IP address. */
    static ServerName of(String text) {
        try {
            return new ServerName(IP_ADDRESS, InetAddress.ofLiteral(text).getHostAddress());
        } catch (IllegalArgumentException noAddress) {
            return new ServerName(DNS, text.toLowerCase(Locale.ROOT));
        }
    }

    /** One entry of {@link X509Certificate#getSubjectAlternativeNames()}. */
    static ServerName of(List<?> entry) {
        return new ServerName((Integer) entry.get(0), String.valueOf(entry.get(1)));
    }

    /** Whether the authority may vouch for this name. */
    boolean isPermittedBy(X509Certificate authority) {
        try {
            X509CertSelector permitting = new X509CertSelector();
            permitting.addPathToName(type, withoutWildcard());
            return permitting.match(authority);
        } catch (IOException notAName) {
            return false;
        }
    }

    /** As keytool's {@code -ext san=} takes it. */
    String forKeytool() {
        return (type == DNS ? "dns:" : "ip:") + value;
    }

    private String withoutWildcard() {
        return value.startsWith("*.") ? value.substring(2) : value;
    }
}
