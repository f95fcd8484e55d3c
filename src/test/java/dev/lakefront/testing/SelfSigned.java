package dev.lakefront.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that vouches for itself, its key, and clients that trust it. */
public record SelfSigned(PrivateKey key, X509Certificate certificate) {
    private static final String PASSWORD = "changeit";

    /** The same one for all tests that do not look at it: it takes a moment to make. */
    public static SelfSigned shared() {
        return Shared.ONE;
    }

    /** A new one, with a key of this kind: {@code EC} or {@code RSA}. */
    public static SelfSigned make(String keyAlgorithm) {
        try {
            Path folder = Files.createTempDirectory("self-signed-");
            Path store = folder.resolve("store.p12");
            try {
                keytool(keyAlgorithm, store);
                return load(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void keytool(String keyAlgorithm, Path store)
            throws IOException, InterruptedException {
        var argv =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-J-XX:TieredStopAtLevel=1", // quicker for a VM that lives so short
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        keyAlgorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        Process keytool = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = keytool.inputReader().readAllAsString();
        if (keytool.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    private static SelfSigned load(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return new SelfSigned(
                    (PrivateKey) store.getKey("it", PASSWORD.toCharArray()),
                    (X509Certificate) store.getCertificate("it"));
        }
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] octets) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(octets), label);
    }

    /** Connects over TLS to a port of this machine that must show this certificate. */
    public SSLSocket connect(int port, String... protocols) {
        try {
            return connect(new Socket(InetAddress.getLoopbackAddress(), port), protocols);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins TLS, for http/1.1, on a connection. */
    public SSLSocket connect(Socket below, String... protocols) {
        return connect(certificate, below, protocols);
    }

    /** Connects, and offers what a browser offers: HTTP/2 first. */
    public SSLSocket connectAsBrowser(int port) {
        try {
            Socket below = new Socket(InetAddress.getLoopbackAddress(), port);
            return connect(certificate, below, new String[] {"h2", "http/1.1"}, new String[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with trust in any certificate. */
    public static SSLSocket connect(X509Certificate trusted, Socket below, String... protocols) {
        return connect(trusted, below, new String[] {"http/1.1"}, protocols);
    }

    private static SSLSocket connect(
            X509Certificate trusted, Socket below, String[] offered, String... protocols) {
        try {
            SSLSocket socket =
                    (SSLSocket)
                            trusting(trusted)
                                    .getSocketFactory()
                                    .createSocket(below, "localhost", below.getPort(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(offered);
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext trusting(X509Certificate trusted)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("it", trusted);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static final class Shared {
        static final SelfSigned ONE = make("EC");
    }
}
