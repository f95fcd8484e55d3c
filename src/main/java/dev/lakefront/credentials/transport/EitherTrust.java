package dev.lakefront.credentials.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts a server that the first authorities vouch for, else one that the second do. */
final class EitherTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager first;
    private final Authorities second;
    private @Nullable X509ExtendedTrustManager loaded;

    /** Authorities that take a while to read. */
    @FunctionalInterface
    interface Authorities {
        X509ExtendedTrustManager load() throws GeneralSecurityException, IOException;
    }

    /** One authority's word about a server. */
    @FunctionalInterface
    private interface Check {
        void by(X509ExtendedTrustManager authorities) throws CertificateException;
    }

    /**
     * Trusts whom one of the two trusts.
     *
     * @param second read when they are first needed
     */
    EitherTrust(X509ExtendedTrustManager first, Authorities second) {
        this.first = first;
        this.second = second;
    }

    private void either(Check check) throws CertificateException {
        try {
            check.by(first);
        } catch (CertificateException e) {
            try {
                check.by(loaded());
            } catch (CertificateException _) {
                throw e;
            }
        }
    }

    private synchronized X509ExtendedTrustManager loaded() throws CertificateException {
        X509ExtendedTrustManager known = loaded;
        if (known == null) {
            try {
                known = second.load();
            } catch (GeneralSecurityException | IOException e) {
                throw new CertificateException(e);
            }
            loaded = known;
        }
        return known;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        either(authorities -> authorities.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        either(authorities -> authorities.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        either(authorities -> authorities.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        first.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        first.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        first.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return first.getAcceptedIssuers();
    }
}
