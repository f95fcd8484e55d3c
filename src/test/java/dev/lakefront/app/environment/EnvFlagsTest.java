package dev.lakefront.app.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFlagsTest {
    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    A=1               | A=1
                    A=                | A=
                    A=x=y             | A=x=y
                    A=1,B=2           | A=1 ; B=2
                    A=1,2,3           | A=1,2,3
                    A=1,2,B=3         | A=1,2 ; B=3
                    A=,B=             | A= ; B=
                    A=1,              | A=1,
                    A={"x":1,"y":"="} | A={"x":1,"y":"="}
                    a.b-c_1=ok        | a.b-c_1=ok
                    """)
    void aPieceWithoutANameBelongsToTheValueBeforeIt(String flag, String expected) {
        assertThat(EnvFlags.parse(List.of(flag), problems))
                .allSatisfy(v -> assertThat(v.origin()).isEqualTo(Origin.Source.FLAG))
                .extracting(v -> v.name() + "=" + v.value())
                .isEqualTo(Arrays.asList(expected.split(" ; ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "A=x,y",B=2          | A=x,y ; B=2
                    A=1,"B=x,C=y",D=3    | A=1 ; B=x,C=y ; D=3
                    "A={""x"":1,""B"":2}" | A={"x":1,"B":2}
                    "A="                 | A=
                    "A=\"\""             | A="
                    "A=x",               | A=x
                    A="x",y              | A="x",y
                    A=1,"x,y"            | A=1,"x,y"
                    """)
    void quotesKeepAnAssignmentTogetherAsInCsv(String flag, String expected) {
        assertThat(EnvFlags.parse(List.of(flag), problems))
                .extracting(v -> v.name() + "=" + v.value())
                .isEqualTo(Arrays.asList(expected.split(" ; ")));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"KEY=hunter2",
                "\"KEY=hunter2\"\"",
                "\"KEY=hunter2\"x",
                "A=hunter2,\"KEY=hunter2\" ,B=1"
            })
    void brokenQuotesAreAProblemWithoutTheValue(String flag) {
        assertThat(EnvFlags.parse(List.of(flag, "OK=1"), problems))
                .extracting(Variable::name)
                .containsExactly("OK");
        assertThat(problems)
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("--env: the quotes around KEY=…"))
                .satisfies(p -> assertThat(p.toString()).doesNotContain("hunter2"));
    }

    @Test
    void anEmptyFlagSetsNothing() {
        assertThat(EnvFlags.parse(List.of(""), problems)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void flagsKeepTheirOrder() {
        assertThat(EnvFlags.parse(List.of("B=1", "A=2", "B=3"), problems))
                .extracting(Variable::value)
                .containsExactly("1", "2", "3");
    }

    @Test
    void eachFlagThatSetsNothingIsAProblemAndItsValueIsNotShown() {
        List<String> flags =
                List.of("WORD", "OK=1", "my secret", "1A=hunter2", "=x", "\"hunter2,B=1\"");
        assertThat(EnvFlags.parse(flags, problems))
                .extracting(Variable::name)
                .containsExactly("OK");
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "--env WORD is not of the form NAME=VALUE",
                        "--env my… is not of the form NAME=VALUE",
                        "--env 1A… is not of the form NAME=VALUE",
                        "--env … is not of the form NAME=VALUE",
                        "--env … is not of the form NAME=VALUE");
    }
}
