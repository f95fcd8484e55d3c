package dev.lakefront.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void flagsKeepTheirOrder() {
        assertThat(EnvFlags.parse(List.of("B=1", "A=2", "B=3"), problems))
                .extracting(Variable::value)
                .containsExactly("1", "2", "3");
    }

    @Test
    void eachFlagThatSetsNothingIsAProblemAndItsValueIsNotShown() {
        List<String> flags = List.of("WORD", "OK=1", "", "1A=hunter2", "=x");
        assertThat(EnvFlags.parse(flags, problems))
                .extracting(Variable::name)
                .containsExactly("OK");
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "--env WORD is not of the form NAME=VALUE",
                        "--env  is not of the form NAME=VALUE",
                        "--env 1A=… is not of the form NAME=VALUE",
                        "--env =… is not of the form NAME=VALUE");
    }
}
