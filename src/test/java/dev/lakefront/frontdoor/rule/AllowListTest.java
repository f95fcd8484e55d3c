package dev.lakefront.frontdoor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListTest {
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void aFlagIsRepeatedOrHoldsSeveralNames() {
        AllowList allowed =
                AllowList.parse(
                        List.of("One.Example., two.example,", "*.three.example"),
                        List.of("https://a.example,http://b.example:81"),
                        problems);
        assertThat(problems).isEmpty();
        assertThat(List.of("one.example", "two.example", "x.three.example"))
                .allMatch(allowed::hasHost);
        assertThat(List.of("three.example", "four.example", "")).noneMatch(allowed::hasHost);
        assertThat(allowed.hasOrigin(origin("https://a.example:443"))).isTrue();
        assertThat(allowed.hasOrigin(origin("http://b.example:81"))).isTrue();
        assertThat(allowed.hasOrigin(origin("http://a.example"))).isFalse();
    }

    @Test
    void anEmptyValueIsNone() {
        AllowList allowed = AllowList.parse(List.of("", " , "), List.of(""), problems);
        assertThat(problems).isEmpty();
        assertThat(allowed.hasHost("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | --allow-host '*.example.dev'",
                "*. | --allow-host '*.example.dev'",
                "*.*.example | --allow-host '*.example.dev'",
                "a.*.example | --allow-host '*.example.dev'",
                "my host | --allow-host '*.example.dev'",
                "x.example:8001 | write --allow-host x.example;",
                "https://x.example | write --allow-host x.example;",
                "https://x.example:8001/a/b | write --allow-host x.example;",
                "x.example/a | write --allow-host x.example;",
                "https://me:hidden@x.example/ | write --allow-host x.example;",
            })
    void whatIsNoHostIsAProblemThatSaysHowToWriteIt(String value, String fix) {
        AllowList.parse(List.of(value), List.of(), problems);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().what()).startsWith("allow-host: ").doesNotContain("hidden");
        assertThat(problems.getFirst().fix()).contains(fix).doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | --allow-origin https://app.example",
                "null | --allow-origin https://null",
                "x.example | --allow-origin https://x.example",
                "x.example:3000 | --allow-origin https://x.example",
                "https://x.example/ | --allow-origin https://x.example",
                "ftp://x.example | --allow-origin https://x.example",
                "https://*.x.example | --allow-origin https://app.example",
                "https://me:hidden@x.example | --allow-origin https://x.example",
            })
    void whatIsNoOriginIsAProblemThatSaysHowToWriteIt(String value, String fix) {
        AllowList.parse(List.of(), List.of(value), problems);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().what())
                .startsWith("allow-origin: ")
                .doesNotContain("hidden");
        assertThat(problems.getFirst().fix()).endsWith(fix);
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        AllowList.parse(List.of("*,x:1", "ok.example,a/b"), List.of("x", "y"), problems);
        assertThat(problems).hasSize(5);
    }

    private static WebOrigin origin(String text) {
        return Objects.requireNonNull(WebOrigin.parse(text));
    }
}
