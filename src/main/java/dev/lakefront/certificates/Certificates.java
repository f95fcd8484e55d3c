package dev.lakefront.certificates;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/** From PEM to the types of {@code java.security}. */
final class Certificates {
    private Certificates() {}

    /**
     * Every certificate among the blocks, in order.
     *
     * @throws CertificateException if one of them is damaged
     */
    static List<X509Certificate> in(List<Pem.Block> blocks) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem.Block block : blocks) {
            if (block.label().equals(Pem.CERTIFICATE)) {
                certificates.add(certificate(factory, block));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(CertificateFactory factory, Pem.Block block)
            throws CertificateException {
        try {
            return (X509Certificate)
                    factory.generateCertificate(new ByteArrayInputStream(block.octets()));
        } catch (IllegalArgumentException notBase64) {
            throw new CertificateException(notBase64);
        }
    }

    /**
     * The key in the block, which is the private half of a certificate's.
     *
     * @throws GeneralSecurityException if it is damaged, or not of that kind
     */
    static PrivateKey key(Pem.Block block, PublicKey publicHalf) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(publicHalf.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(block.octets()));
        } catch (IllegalArgumentException notBase64) {
            throw new GeneralSecurityException(notBase64);
        }
    }

    /** Whether what the key signs is what the certificate verifies. */
    static boolean areOfOnePair(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        byte[] anything = certificate.getSignature();
        Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(anything);
        return signature.verify(signed);
    }

    private static String signatureOf(String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> keyAlgorithm; // EdDSA and its like sign under their own name
        };
    }
}
