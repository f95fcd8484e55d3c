package dev.lakefront.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource({
        "app.yaml, app.yaml, , , app-spec",
        "app.yaml:3, app.yaml, 3, , app-spec",
        "app.yaml:3:7, app.yaml, 3, 7, app-spec",
        "/a b/databricks.yml:12, /a b/databricks.yml, 12, , bundle",
        "package.json:1:2, package.json, 1, 2, package-json",
        ".env:9, .env, 9, , env-file",
        "--port, --port, , , run",
        "a:b, a:b, , , run"
    })
    void isReadFromTheWordsForIt(
            String words,
            String file,
            @Nullable Integer line,
            @Nullable Integer column,
            String rule) {
        assertThat(new Problem("x", words, null).place()).isEqualTo(new Place(file, line, column));
        assertThat(new Problem("x", words, null).rule().id()).isEqualTo(rule);
        assertThat(new Warning("x", words, null).rule().id()).isEqualTo(rule);
    }
}
