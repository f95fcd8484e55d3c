package dev.lakefront.credentials.google;

import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.credentials.transport.Endpoints;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.credentials.transport.JsonText;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key of a Google service account, as Google's JSON files have it. */
final class ServiceAccountKey {
    static final String TYPE = "service_account";

    private static final String NEW_KEY =
            "make a new one: `gcloud iam service-accounts keys create <file>`";

    private static final URI GOOGLE = URI.create("https://oauth2.googleapis.com/token");

    /** The longest that Google takes. */
    private static final Duration LIFE = Duration.ofHours(1);

    /** For a clock of ours that is ahead of Google's. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final String email;
    private final @Nullable String keyId;
    private final PrivateKey key;
    private final URI tokenEndpoint;

    private ServiceAccountKey(
            String email, @Nullable String keyId, PrivateKey key, URI tokenEndpoint) {
        this.email = email;
        this.keyId = keyId;
        this.key = key;
        this.tokenEndpoint = tokenEndpoint;
    }

    /**
     * The key of a JSON document of type {@code service_account}.
     *
     * @param origin where the document stands, for messages
     * @throws ProblemException if it is not whole
     */
    static ServiceAccountKey read(Json document, String origin) {
        var missing = new ArrayList<Problem>();
        String email = document.at("/client_email");
        PrivateKey key = privateKey(document.at("/private_key"));
        if (email == null) {
            missing.add(
                    new Problem("the service account key has no client_email", origin, NEW_KEY));
        }
        if (key == null) {
            missing.add(
                    new Problem(
                            "the service account key has no usable private_key (expected: an RSA"
                                    + " key in PKCS #8, as Google makes them)",
                            origin,
                            NEW_KEY));
        }
        if (email == null || key == null) {
            throw new ProblemException(missing);
        }
        String endpoint = document.at("/token_uri");
        return new ServiceAccountKey(
                email,
                document.at("/private_key_id"),
                key,
                endpoint == null
                        ? GOOGLE
                        : Endpoints.ofSetting(
                                "the service account key's token_uri",
                                new Setting(endpoint, origin)));
    }

    private static @Nullable PrivateKey privateKey(@Nullable String pem) {
        if (pem == null) {
            return null;
        }
        String base64 =
                pem.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "")
                        .replace("\n", "")
                        .replace("\r", "")
                        .strip();
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            return null; // theirs may quote the key
        }
    }

    String email() {
        return email;
    }

    /** A request for a token by an assertion of this account (RFC 7523, 2.1). */
    HttpCall grant(String claim, String value, Instant now) {
        return HttpCall.post(
                tokenEndpoint,
                Form.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
                        .with("assertion", assertion(claim, value, now).reveal())
                        .encoded());
    }

    /** A JWT signed with RS256 (RFC 7515, RFC 7519). */
    private Secret assertion(String claim, String value, Instant now) {
        JsonText header = new JsonText().with("alg", "RS256").with("typ", "JWT");
        JsonText claims =
                new JsonText()
                        .with("iss", email)
                        .with("aud", tokenEndpoint.toString())
                        .with("iat", now.minus(SKEW).getEpochSecond())
                        .with("exp", now.minus(SKEW).plus(LIFE).getEpochSecond())
                        .with(claim, value);
        String signed =
                base64Url((keyId == null ? header : header.with("kid", keyId)).bytes())
                        + "."
                        + base64Url(claims.bytes());
        return new Secret(signed + "." + base64Url(signature(signed)));
    }

    private byte[] signature(String text) {
        try {
            Signature rs256 = Signature.getInstance("SHA256withRSA");
            rs256.initSign(key);
            rs256.update(text.getBytes(StandardCharsets.US_ASCII));
            return rs256.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA and SHA-256", e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
