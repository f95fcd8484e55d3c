package dev.lakefront.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.method.TokenIssuer;
import dev.lakefront.identity.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenIssuerTest {
    private static final String WORKSPACE = "https://w.example";

    @ParameterizedTest
    @CsvSource({
        "https://w.example/oidc, true",
        "https://other.lakefront.test/oidc, true",
        "https://w.example, false",
        "https://w.example.evil/oidc, false",
        "https://w.example/app/oidc, false",
        "https://idp.example/oidc, false",
    })
    void aWorkspaceIsKnownByItsUrlOrByATokenThatItHasIssued(String issuer, boolean ours) {
        Secret known = by("https://other.lakefront.test/oidc");
        assertThat(TokenIssuer.isWorkspace(by(issuer), WORKSPACE, known)).isEqualTo(ours);
    }

    /** A login by Entra ID: another token of the company is meant for somebody else. */
    @Test
    void aCompanysIssuerIsNoWorkspace() {
        Secret known = by("https://sts.windows.net/tenant/");
        assertThat(TokenIssuer.isWorkspace(known, WORKSPACE, known)).isFalse();
    }

    @Test
    void aTokenThatNamesNobodyIsNobodys() {
        Secret opaque = new Secret("dapi123");
        assertThat(TokenIssuer.isWorkspace(opaque, WORKSPACE, opaque)).isFalse();
        assertThat(TokenIssuer.isWorkspace(jwt("{}"), WORKSPACE, jwt("{}"))).isFalse();
        assertThat(TokenIssuer.isWorkspace(jwt("{}"), WORKSPACE, null)).isFalse();
    }

    private static Secret by(String issuer) {
        return jwt("{\"iss\":\"" + issuer + "\"}");
    }

    private static Secret jwt(String claims) {
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));
        return new Secret("e30." + encoded + ".c2ln");
    }
}
