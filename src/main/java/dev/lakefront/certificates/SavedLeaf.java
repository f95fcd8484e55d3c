package dev.lakefront.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the local CA has made, and its key, in one file that is replaced whole.
 *
 * @param name of the file
 */
record SavedLeaf(PrivateFolder folder, String name) {
    /** How long before its end a certificate is made anew. */
    static final Duration RENEWAL = Duration.ofDays(30);

    private static final String ALIAS = "server";

    /** Browsers take no server's certificate that is valid for longer than 398 days. */
    private static final String VALIDITY_IN_DAYS = "397";

    /** Null if there is none, or none that can be read: another one is easily made. */
    @Nullable ServerCertificate read() {
        try {
            String text = Files.readString(folder.file(name), StandardCharsets.ISO_8859_1);
            List<Pem.Block> blocks = Pem.read(text);
            List<X509Certificate> chain = Certificates.in(blocks);
            for (Pem.Block block : blocks) {
                if (block.label().equals(Pem.PRIVATE_KEY) && !chain.isEmpty()) {
                    PrivateKey key = Certificates.key(block, chain.getFirst().getPublicKey());
                    return new ServerCertificate(key, chain);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            // as good as none
        }
        return null;
    }

    /**
     * Makes one and keeps it, in the place of the one before.
     *
     * @param authority a key store; it is copied, so it gets no second key
     */
    ServerCertificate make(Path authority, String signer, LeafNames names)
            throws IOException, InterruptedException {
        Path workshop = folder.newWorkshop();
        try {
            Path store = Files.copy(authority, workshop.resolve("store.p12"));
            new Keytool(store).makeKey(ALIAS, details(signer, names));
            ServerCertificate made = load(store);
            folder.writeSecret(
                    name,
                    List.of(
                            Pem.write(Pem.PRIVATE_KEY, made.key().getEncoded()),
                            pem(made.leaf()),
                            pem(made.chain().getLast())));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made what Java cannot read", e);
        } finally {
            PrivateFolder.discard(workshop);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return Pem.write(Pem.CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was decoded from these octets", e);
        }
    }

    /** RFC 5280, 4.2.1.3, 4.2.1.6 and 4.2.1.12. */
    private static List<String> details(String signer, LeafNames names) {
        return List.of(
                "-signer",
                signer,
                "-dname",
                "CN=localhost",
                "-validity",
                VALIDITY_IN_DAYS,
                "-ext",
                "ku:critical=digitalSignature",
                "-ext",
                "eku=serverAuth",
                "-ext",
                names.forKeytool());
    }

    private static ServerCertificate load(Path file) throws IOException, GeneralSecurityException {
        char[] password = Keytool.PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            Key key = store.getKey(ALIAS, password);
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : store.getCertificateChain(ALIAS)) {
                chain.add((X509Certificate) certificate);
            }
            return new ServerCertificate((PrivateKey) key, chain);
        }
    }
}
