package dev.lakefront.frontdoor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {
    @ParameterizedTest
    @CsvSource({
        "alice@example.com, alice@example.com",
        "Zo\u00eb, Zo\u00c3\u00ab",
        "\u5c71, \u00e5\u00b1\u00b1",
        "'a\r\nb', 'a  b'",
        "'a\u0000b\u007f\u00eb', 'a b \u00c3\u00ab'",
        "'', ''",
    })
    void textBecomesOctetsThatCannotEndTheirField(String text, String octets) {
        assertThat(HeaderText.of(text)).isEqualTo(octets);
    }
}
