package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String VALUE = "dapi0123456789";

    @Test
    void printsItsFingerprintOnly() {
        Secret secret = new Secret(VALUE);
        assertThat(secret.toString()).doesNotContain(VALUE).endsWith(secret.fingerprint());
        assertThat(new AccessToken(secret, Instant.EPOCH, Instant.EPOCH).toString())
                .doesNotContain(VALUE);
    }

    @Test
    void tellsTwoSecretsApartByTheirFingerprints() {
        assertThat(new Secret(VALUE).fingerprint())
                .hasSize(8)
                .isEqualTo(new Secret(VALUE).fingerprint())
                .isNotEqualTo(new Secret("other").fingerprint());
    }
}
