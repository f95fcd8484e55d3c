package dev.lakefront.frontdoor.settings;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a front door that speaks TLS shows, and proves to be its own.
 *
 * @param chain the front door's certificate first, then those that vouch for it (RFC 8446, 4.4.2)
 */
public record TlsSettings(PrivateKey key, List<X509Certificate> chain) {
    public TlsSettings {
        chain = List.copyOf(chain);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TlsSettings[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
