package dev.lakefront.workspace.token;

import dev.lakefront.digest.Sha256;
import dev.lakefront.workspace.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The key that signs this run's tokens (RFC 7515, compact serialization), as Databricks does. */
public final class SigningKey {
    public static final String JWS_ALGORITHM = "RS256";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final RsaKey key;
    private final String modulus;
    private final String exponent;
    private final String id;
    private final String header;

    private SigningKey(RsaKey key) {
        this.key = key;
        this.modulus = ENCODER.encodeToString(key.modulus());
        this.exponent = ENCODER.encodeToString(RsaKey.exponent());
        this.id = thumbprint(modulus, exponent);
        this.header = encode(header(id));
    }

    public static SigningKey generate() {
        return new SigningKey(RsaKey.generate(new SecureRandom()));
    }

    /** The payload, signed. */
    String sign(String payload) {
        String signed = header + "." + encode(payload);
        return signed + "." + ENCODER.encodeToString(key.sign(ascii(signed)));
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
            return key.hasSigned(ascii(token.substring(0, afterPayload)), signature)
                    ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // not base64url
            return Optional.empty();
        }
    }

    /** The members of the public key (RFC 7517, 4; RFC 7518, 6.3.1). */
    public void writeJwk(JsonGenerator json) {
        json.writeStringProperty("kty", "RSA");
        json.writeStringProperty("use", "sig");
        json.writeStringProperty("alg", JWS_ALGORITHM);
        json.writeStringProperty("kid", id);
        json.writeStringProperty("n", modulus);
        json.writeStringProperty("e", exponent);
    }

    /** {@code at+jwt} says that it is an access token (RFC 9068, 2.1). */
    private static String header(String id) {
        return Json.object(json -> {
            json.writeStringProperty("kid", id);
            json.writeStringProperty("typ", "at+jwt");
            json.writeStringProperty("alg", JWS_ALGORITHM);
        });
    }

    /** RFC 7638: the required members in alphabetical order, without spaces. */
    private static String thumbprint(String modulus, String exponent) {
        String canonical = "{\"e\":\"" + exponent + "\",\"kty\":\"RSA\",\"n\":\"" + modulus + "\"}";
        return ENCODER.encodeToString(Sha256.of(ascii(canonical)));
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
