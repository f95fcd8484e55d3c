package dev.lakefront.certificates;

import dev.lakefront.digest.Sha256;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of all certificates that a program is to trust.
 *
 * @param instead a file that takes the place of the machine's
 */
record TrustFile(@Nullable Path instead, List<Path> others) {
    /** Where systems keep what they trust: Debian, Red Hat, macOS and Alpine, SUSE. */
    private static final List<Path> OF_SYSTEMS =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/cert.pem"),
                    Path.of("/etc/ssl/ca-bundle.pem"));

    private static final int DIGITS_OF_NAME = 16;

    /**
     * Writes it. Its name depends on what is in it: two runs do not change each other's.
     *
     * @param authority one more certificate
     */
    Path write(PrivateFolder folder, String authority) throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(instead == null ? ofThisMachine() : read(instead));
        others.forEach(file -> parts.add(read(file)));
        parts.add(authority);
        String whole = String.join("\n", parts);
        String name = "trust-" + Sha256.hex(whole).substring(0, DIGITS_OF_NAME) + ".pem";
        if (!Files.exists(folder.file(name))) {
            folder.writePublic(name, List.of(whole));
        }
        return folder.file(name);
    }

    private static String ofThisMachine() throws IOException {
        for (Path file : OF_SYSTEMS) {
            if (Files.isReadable(file)) {
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            }
        }
        return ofThisRuntime();
    }

    private static String ofThisRuntime() throws IOException {
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        StringBuilder pem = new StringBuilder();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(in, null);
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate instanceof X509Certificate whole) {
                    pem.append(SavedLeaf.pem(whole));
                }
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime's own certificates", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            "the certificates that a variable names cannot be read: "
                                    + e.getMessage(),
                            file.toString(),
                            "correct SSL_CERT_FILE, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or"
                                    + " NODE_EXTRA_CA_CERTS"));
        }
    }
}
