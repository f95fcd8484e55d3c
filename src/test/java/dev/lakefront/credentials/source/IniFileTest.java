package dev.lakefront.credentials.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {
    private static final Path FILE = Path.of("cfg");

    private final List<Problem> problems = new ArrayList<>();

    private Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        IniFile.parse(FILE, text, problems)
                .forEach((section, keys) -> {
                    Map<String, String> texts = new LinkedHashMap<>();
                    keys.forEach((key, entry) -> texts.put(key, entry.value()));
                    values.put(section, texts);
                });
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "key=value                  | value",
                "key = value                | value",
                "key : value                | value",
                "key = a=b:c                | a=b:c",
                "key = \"in quotes\"        | in quotes",
                "key = 'in quotes'          | in quotes",
                "key = \"one\" \"two\"      | \"one\" \"two\"",
                "key = `in backticks # ;`   | in backticks # ;",
                "key = a#b;c                | a#b;c",
                "key = a # comment          | a",
                "key = a ; comment          | a",
                "key = ${env:HOME} %(x)s    | ${env:HOME} %(x)s",
                "key =                      | ^^",
            })
    void valuesAreReadAsTheCliReadsThem(String line, String value) {
        assertThat(parse(line).get("DEFAULT")).containsEntry("key", value);
        assertThat(problems).isEmpty();
    }

    @Test
    void keysBeforeTheFirstSectionBelongToDefault() {
        assertThat(parse("host = a\n[dev]\nhost = b\n"))
                .containsEntry("DEFAULT", Map.of("host", "a"))
                .containsEntry("dev", Map.of("host", "b"));
    }

    @Test
    void sectionsOfOneNameAreOneAndTheLastValueWins() {
        assertThat(parse("[dev]\nhost = a\ntoken = t\n[x]\n[dev]\nhost = b\n").get("dev"))
                .isEqualTo(Map.of("host", "b", "token", "t"));
    }

    @Test
    void commentsByteOrderMarkAndCarriageReturnsAreNoContent() {
        assertThat(
                        parse("\uFEFF# a comment\r\n[dev]\r\n; another\r\n  host = a\r\n\r\n")
                                .get("dev"))
                .isEqualTo(Map.of("host", "a"));
    }

    @Test
    void aBackslashContinuesTheLine() {
        assertThat(parse("key = one \\\n  two\nnext = 3").get("DEFAULT"))
                .isEqualTo(Map.of("key", "one two", "next", "3"));
    }

    @Test
    void tripleQuotesGoOnOverLines() {
        assertThat(parse("key = \"\"\"one\ntwo\"\"\"\nnext = 3").get("DEFAULT"))
                .isEqualTo(Map.of("key", "one\ntwo", "next", "3"));
    }

    @Test
    void everyBadLineIsAProblemWithItsNumberAndWithoutItsText() {
        parse("[dev\nhost = a\ndapi-secret\n= nokey\nkey = `open\n");

        assertThat(problems)
                .extracting(Problem::where)
                .containsExactly("cfg:1", "cfg:3", "cfg:4", "cfg:5");
        assertThat(problems.toString()).doesNotContain("dapi-secret", "nokey", "open");
    }

    @Test
    void eachKeyKnowsItsLine() {
        String text = "[a]\n\nkey = one \\\n  two\n# c\nnext = `x\ny`\nlast = 3\n";

        assertThat(
                        IniFile.parse(FILE, text, problems).values().stream()
                                .flatMap(keys -> keys.values().stream())
                                .map(IniFile.Entry::line))
                .containsExactly(3, 6, 8);
    }
}
