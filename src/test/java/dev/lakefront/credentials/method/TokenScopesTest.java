package dev.lakefront.credentials.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenScopesTest {
    private static @Nullable List<String> scopes(String token) {
        return TokenScopes.of(new AccessToken(new Secret(token), Instant.MIN, Instant.MAX));
    }

    private static String jwt(String claims) {
        byte[] octets = claims.getBytes(StandardCharsets.UTF_8);
        return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(octets) + ".s";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scope': 'sql files'}     | sql files",
                "{'scp': 'all-apis'}        | all-apis",
                "{'scope': ['sql','files']} | sql files",
                "{'scp': ['sql'], 'x': 1}   | sql",
            },
            quoteCharacter = '^')
    void areReadFromAJwt(String claims, String scopes) {
        assertThat(scopes(jwt(claims.replace('\'', '"')))).containsExactly(scopes.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dapi123", "a.b", "a.%.c", "a.bm90IGpzb24.c"})
    void areNotGuessed(String token) {
        assertThat(scopes(token)).isNull();
    }

    @Test
    void areUnknownOfAJwtThatDoesNotSay() {
        assertThat(scopes(jwt("{\"sub\": \"x\"}"))).isNull();
    }
}
