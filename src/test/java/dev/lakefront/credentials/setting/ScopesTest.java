package dev.lakefront.credentials.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
    @ParameterizedTest
    @CsvSource({
        "'', all-apis",
        "all-apis, all-apis",
        "'sql all-apis', all-apis",
        "'sql files', 'files sql'",
        "'sql,files', 'files sql'",
        "' sql,  files ,sql', 'files sql'",
        "'offline_access sql', sql",
        "offline_access, all-apis",
    })
    void areReadAsPeopleWriteThem(String typed, String meant) {
        assertThat(Scopes.parse(typed).text()).isEqualTo(meant);
    }

    @Test
    void withoutAnyTheyAreAll() {
        assertThat(Scopes.parse(null)).isEqualTo(Scopes.ALL);
    }

    @Test
    void tellWhatOthersLack() {
        assertThat(Scopes.parse("sql files iam").without(Scopes.parse("sql")))
                .containsExactly("files", "iam");
    }
}
