package dev.lakefront.workspace.token;

import dev.lakefront.workspace.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The key that signs this run's tokens (RFC 7515, compact serialization).
 *
 * <p>ES256, although Databricks signs with RS256: in a JVM just started, a P-256 pair took 115 ms
 * and a 2048-bit RSA pair 420 ms (medians of seven, two cores), and the first request waits for it.
 * Whoever verifies by the published key set, as JWT libraries do, finds the algorithm there.
 */
public final class SigningKey {
    public static final String JWS_ALGORITHM = "ES256";

    /** The JDK's name for ES256: r and s side by side, not in ASN.1 (RFC 7518, 3.4). */
    private static final String JCA_ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final KeyPair pair;
    private final String x;
    private final String y;
    private final String id;
    private final String header;

    private SigningKey(KeyPair pair) throws GeneralSecurityException {
        this.pair = pair;
        ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
        this.x = coordinate(publicKey.getW().getAffineX());
        this.y = coordinate(publicKey.getW().getAffineY());
        this.id = thumbprint(x, y);
        this.header = encode(header(id).getBytes(StandardCharsets.UTF_8));
    }

    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256 and SHA-256", e);
        }
    }

    /** The payload, signed. */
    String sign(String payload) {
        String signed = header + "." + encode(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(JCA_ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + JWS_ALGORITHM, e);
        }
    }

    /**
     * The payload of a token that this key signed; empty for anything else. Its header is compared
     * as a whole, so no other algorithm, and not {@code none}, can be asked for.
     */
    Optional<String> payload(String token) {
        int afterPayload = token.lastIndexOf('.');
        if (!token.startsWith(header + ".") || afterPayload <= header.length()) {
            return Optional.empty();
        }
        try {
            byte[] signature = DECODER.decode(token.substring(afterPayload + 1));
            byte[] payload = DECODER.decode(token.substring(header.length() + 1, afterPayload));
            return hasSigned(token.substring(0, afterPayload), signature)
                    ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // not base64url
            return Optional.empty();
        }
    }

    /** The members of the public key (RFC 7517, 4; RFC 7518, 6.2.1). */
    public void writeJwk(JsonGenerator json) {
        json.writeStringProperty("kty", "EC");
        json.writeStringProperty("use", "sig");
        json.writeStringProperty("alg", JWS_ALGORITHM);
        json.writeStringProperty("kid", id);
        json.writeStringProperty("crv", "P-256");
        json.writeStringProperty("x", x);
        json.writeStringProperty("y", y);
    }

    private boolean hasSigned(String text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(JCA_ALGORITHM);
            verifier.initVerify(pair.getPublic());
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // not 64 bytes: no signature of this kind at all
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + JWS_ALGORITHM, e);
        }
    }

    /** {@code at+jwt} says that it is an access token (RFC 9068, 2.1). */
    private static String header(String id) {
        return Json.object(json -> {
            json.writeStringProperty("kid", id);
            json.writeStringProperty("typ", "at+jwt");
            json.writeStringProperty("alg", JWS_ALGORITHM);
        });
    }

    /** As many bytes as the field has, whatever the number's own length (RFC 7518, 6.2.1.2). */
    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, padded, COORDINATE_BYTES - length, length);
        return encode(padded);
    }

    /** RFC 7638: the required members in alphabetical order, without spaces. */
    private static String thumbprint(String x, String y) throws GeneralSecurityException {
        String canonical =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        return encode(
                MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
