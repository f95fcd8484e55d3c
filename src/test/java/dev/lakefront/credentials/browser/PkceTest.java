package dev.lakefront.credentials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.Secret;
import org.junit.jupiter.api.Test;

class PkceTest {
    @Test
    void theChallengeIsTheOneOfTheStandardsExample() {
        Secret verifier = new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assertThat(Pkce.of(verifier).challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void noVerifierIsDrawnTwiceOrShown() {
        Pkce pkce = Pkce.fresh();
        assertThat(Pkce.fresh().verifier()).isNotEqualTo(pkce.verifier());
        assertThat(pkce.verifier().reveal()).matches("[A-Za-z0-9_-]{86}");
        assertThat(pkce.toString()).doesNotContain(pkce.verifier().reveal());
    }
}
