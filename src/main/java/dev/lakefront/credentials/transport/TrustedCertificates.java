package dev.lakefront.credentials.transport;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which authorities vouch for a workspace: Java's own, and those of {@code SSL_CERT_FILE} or else
 * of the system, where a company puts its own. A name is always verified.
 */
public final class TrustedCertificates {
    private static final String VARIABLE = "SSL_CERT_FILE";

    /** Where systems keep theirs (Go's crypto/x509/root_linux.go, root_bsd.go). */
    private static final List<Path> OF_THE_SYSTEM =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/ca-bundle.pem"),
                    Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
                    Path.of("/etc/ssl/cert.pem"));

    private final @Nullable Path file;
    private @Nullable SSLContext context;

    private TrustedCertificates(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Those of the environment. Reads nothing yet.
     *
     * @param problems gets one if the file that is named is not there
     */
    public static TrustedCertificates of(LoginRequest request, List<Problem> problems) {
        String named = request.variable(VARIABLE);
        if (named == null) {
            return new TrustedCertificates(ofTheSystem());
        }
        Path file = Path.of(named);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add(
                    new Problem(
                            "cannot read the certificates of " + named,
                            VARIABLE,
                            "name a file of certificates in PEM form, or unset the variable"));
        }
        return new TrustedCertificates(file);
    }

    private static @Nullable Path ofTheSystem() {
        for (Path candidate : OF_THE_SYSTEM) {
            if (Files.isReadable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Makes the connection trust them, if it is one of TLS. */
    void applyTo(HttpURLConnection connection) throws IOException {
        if (connection instanceof HttpsURLConnection tls && file != null) {
            tls.setSSLSocketFactory(context(file).getSocketFactory());
        }
    }

    private synchronized SSLContext context(Path certificates) throws IOException {
        SSLContext known = context;
        if (known != null) {
            return known;
        }
        try {
            var managers =
                    new TrustManager[] {
                        new EitherTrust(trust(null), () -> trust(store(certificates)))
                    };
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(null, managers, null);
            context = made;
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS here", e);
        }
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry(Integer.toString(number++), certificate);
        }
        return store;
    }

    /** Null stands for Java's own authorities. */
    private static X509ExtendedTrustManager trust(@Nullable KeyStore authorities)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
