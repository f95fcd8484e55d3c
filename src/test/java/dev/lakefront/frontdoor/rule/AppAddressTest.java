package dev.lakefront.frontdoor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppAddressTest {
    private final AppAddress app = new AppAddress(8000);

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, https://door:8001",
        "http://127.0.0.1:8000/a?b#c, https://door:8001/a?b#c",
        "http://localhost:8000?a, https://door:8001?a",
        "http://0.0.0.0:8000/, https://door:8001/",
        "http://[::1]:8000#a, https://door:8001#a",
    })
    void aLinkToTheAppLeadsBack(String link, String back) {
        assertThat(app.leadBack(link, "https://door:8001")).isEqualTo(back);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a/b",
                "//other.example/a",
                "http://127.0.0.1/a",
                "http://127.0.0.1:80001/a",
                "http://127.0.0.1:8000@other.example/a",
                "http://127.0.0.1:8000.other.example/a",
                "http://other.example/?next=http://127.0.0.1:8000/",
                "https://localhost:8000/a",
            })
    void anyOtherLinkIsLeftAsItIs(String link) {
        assertThat(app.leadBack(link, "https://door:8001")).isEqualTo(link);
    }
}
