package dev.lakefront.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileMenuTest {
    @ParameterizedTest
    @CsvSource(
            value = {"1, dev", "2, prod", "prod, prod", "0, NIL", "3, NIL", "x, NIL"},
            nullValues = "NIL")
    void aChoiceIsANumberOrAName(String typed, @Nullable String chosen) {
        assertThat(ProfileMenu.chosen(typed, List.of("dev", "prod"))).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "y, true",
        "YES, true",
        "' yes ', true",
        "n, false",
        "'', false",
        "yesterday, false"
    })
    void onlyYesIsYes(String typed, boolean yes) {
        assertThat(ProfileMenu.isYes(typed)).isEqualTo(yes);
    }
}
