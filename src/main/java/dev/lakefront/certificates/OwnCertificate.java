package dev.lakefront.certificates;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate that the user has, with its key, in PEM files. */
public final class OwnCertificate {
    private static final String CERTIFICATE_EXPECTED =
            "--cert takes a file with the certificate in PEM: \"-----BEGIN CERTIFICATE-----\"";
    private static final String KEY_EXPECTED =
            "--key takes a file with the key in PEM: \"-----BEGIN PRIVATE KEY-----\"";

    private final Path certificateFile;
    private final Path keyFile;
    private final List<Problem> problems = new ArrayList<>();

    private OwnCertificate(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
    }

    /**
     * Reads both files. The one of the certificate may hold further ones, which vouch for it; the
     * key is in PKCS#8 and not encrypted.
     *
     * @throws ProblemException if a file or what is in it cannot be used now
     */
    public static ServerCertificate read(Path certificateFile, Path keyFile, Instant now) {
        return new OwnCertificate(certificateFile, keyFile).read(now);
    }

    private ServerCertificate read(Instant now) {
        List<X509Certificate> chain = readChain();
        Pem.Block keyBlock = readKey();
        if (!chain.isEmpty()) {
            checkDates(chain.getFirst(), now);
        }
        PrivateKey key =
                chain.isEmpty() || keyBlock == null ? null : keyOf(chain.getFirst(), keyBlock);
        if (key == null || !problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new ServerCertificate(key, chain);
    }

    private List<X509Certificate> readChain() {
        List<Pem.Block> blocks = blocks(certificateFile);
        if (blocks == null) {
            return List.of();
        }
        try {
            List<X509Certificate> chain = Certificates.in(blocks);
            if (chain.isEmpty()) {
                problem("no certificate in this file", certificateFile, CERTIFICATE_EXPECTED);
            }
            return chain;
        } catch (CertificateException e) {
            problem("a certificate that is damaged", certificateFile, CERTIFICATE_EXPECTED);
            return List.of();
        }
    }

    private Pem.@Nullable Block readKey() {
        List<Pem.Block> blocks = blocks(keyFile);
        if (blocks == null) {
            return null;
        }
        for (Pem.Block block : blocks) {
            if (block.label().equals(Pem.PRIVATE_KEY)) {
                return block;
            }
        }
        for (Pem.Block block : blocks) {
            if (block.label().endsWith(Pem.PRIVATE_KEY)) {
                problem(formOf(block.label()), keyFile, conversion());
                return null;
            }
        }
        problem("no private key in this file", keyFile, KEY_EXPECTED);
        return null;
    }

    private static String formOf(String label) {
        return switch (label) {
            case "ENCRYPTED PRIVATE KEY" -> "a key that is encrypted";
            case "RSA PRIVATE KEY" -> "a key in PKCS#1 (or encrypted), not in PKCS#8";
            case "EC PRIVATE KEY" -> "a key in SEC1 (or encrypted), not in PKCS#8";
            default -> "a key in a form that is not PKCS#8: " + label;
        };
    }

    private String conversion() {
        return "make a copy that can be read, and name it with --key:\n"
                + "openssl pkcs8 -topk8 -nocrypt -in "
                + keyFile
                + " -out pkcs8-key.pem";
    }

    private void checkDates(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant start = certificate.getNotBefore().toInstant();
        if (now.isAfter(end)) {
            problem("the certificate has expired: " + end, certificateFile, "renew it");
        } else if (now.isBefore(start)) {
            problem(
                    "the certificate is not valid yet: " + start,
                    certificateFile,
                    "wait, or look at this machine's clock");
        }
    }

    private @Nullable PrivateKey keyOf(X509Certificate certificate, Pem.Block block) {
        try {
            PrivateKey key = Certificates.key(block, certificate.getPublicKey());
            if (Certificates.areOfOnePair(key, certificate)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            // damaged or of another kind: either way not this certificate's
        }
        problem(
                "the key does not belong to the certificate in " + certificateFile,
                keyFile,
                "name the two files that were made together; the server's own certificate comes"
                        + " first in its file");
        return null;
    }

    /** Null, with a problem added, if the file cannot be read. */
    private @Nullable List<Pem.Block> blocks(Path file) {
        try {
            // any octets are characters here: a file in a binary form is told by what it lacks
            return Pem.read(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            problem("no such file", file, "look at the path given with --cert or --key");
        } catch (IOException e) {
            problem("a file that cannot be read", file, "look at its permissions");
        }
        return null;
    }

    private void problem(String what, Path file, String fix) {
        problems.add(new Problem(what, file.toString(), fix));
    }
}
