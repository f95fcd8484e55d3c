package dev.lakefront.app.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin.SpecLine;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSpecReaderTest {
    @TempDir Path folder;
    private final List<Warning> warnings = new ArrayList<>();

    @Test
    void anAppNeedsNoSpec() {
        assertThat(AppSpecReader.read(folder, warnings)).isEqualTo(AppSpec.none());
    }

    @Test
    void ymlComesBeforeYaml() throws IOException {
        write("app.yaml", "command: [second]");
        write("app.yml", "command: [first]");
        assertThat(AppSpecReader.read(folder, warnings).command()).containsExactly("first");
    }

    @Test
    void theNamedEntryPointIsTheOnlyFileLookedFor() throws IOException {
        write("app.yml", "command: [usual]");
        write("other.yml", "command: [other]");
        assertThat(AppSpecReader.readEntryPoint(folder, "other.yml", warnings).command())
                .containsExactly("other");
        assertThat(problemsOf(() -> AppSpecReader.readEntryPoint(folder, "missing.yml", warnings)))
                .extracting(Problem::what)
                .containsExactly("missing.yml not found in the app's folder");
    }

    @Test
    void everyFieldIsTakenAsWritten() throws IOException {
        write(
                "app.yaml",
                """
                command:
                  - streamlit
                  - run
                env:
                  - name: PLAIN
                    value: text
                  - name: FROM
                    valueFrom: warehouse
                  - name: NEITHER
                """);
        assertThat(AppSpecReader.read(folder, warnings))
                .isEqualTo(
                        AppSpec.of(
                                        "app.yaml",
                                        List.of(),
                                        List.of(
                                                entry("PLAIN", "text", null, 5),
                                                entry("FROM", null, "warehouse", 7),
                                                entry("NEITHER", null, null, 9)))
                                .withCommand(List.of("streamlit", "run"), "app.yaml", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "true", "1.0", "0o17", "1e3", "No", "2026-01-01", "0x1F"})
    void scalarsKeepTheTextTheyWereWrittenWith(String scalar) throws IOException {
        write("app.yaml", "command: [" + scalar + "]\nenv: [{name: A, value: " + scalar + "}]");
        AppSpec spec = AppSpecReader.read(folder, warnings);
        assertThat(spec.command()).containsExactly(scalar);
        assertThat(spec.env()).extracting(EnvEntry::value).containsExactly(scalar);
    }

    @Test
    void anEmptyTextIsAValueAndANullIsNone() throws IOException {
        write("app.yaml", "env: [{name: A, value: ''}, {name: B, value: }, {name: C, value: ~}]");
        assertThat(AppSpecReader.read(folder, warnings).env())
                .extracting(EnvEntry::value)
                .containsExactly("", null, null);
    }

    @Test
    void valuesAreNotPrinted() throws IOException {
        write("app.yaml", "env: [{name: KEY, value: hidden}]");
        assertThat(AppSpecReader.read(folder, warnings).toString())
                .contains("KEY")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    env_variables: {A: b}                 | app.yaml:1:1  | write env:
                    environment: [x]                      | app.yaml:1:1  | write env:
                    Command: [a]                          | app.yaml:1:1  | write command:
                    cmd: [a]                              | app.yaml:1:1  | write command:
                    runtime: nodejs20                     | app.yaml:1:1  | remove it, or correct it: the app spec knows command and env
                    env: [{name: A, value_from: x}]       | app.yaml:1:17 | write valueFrom:
                    env: [{name: A, valuefrom: x}]        | app.yaml:1:17 | write valueFrom:
                    env: [{name: A, Value: x}]            | app.yaml:1:17 | write value:
                    env: [{name: A, value: x, b: c}]      | app.yaml:1:27 | remove it, or correct it: an env entry knows name, value and valueFrom
                    env: [{name: A, valueFrom: {name: x}}]| app.yaml:1:28 | write valueFrom: x
                    env: [{name: A, valueFrom: {}}]       | app.yaml:1:28 | write valueFrom: KEY, the key of a resource of the app
                    env: [{name: A, value: 1}, {name: A, value: 2}] | app.yaml:1:28 | remove the others
                    """)
    void whatDoesNothingIsWarnedOfWithTheRightSpelling(String yaml, String where, String fix)
            throws IOException {
        write("app.yaml", yaml);
        AppSpecReader.read(folder, warnings);
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning.where()).isEqualTo(where))
                .satisfies(warning -> assertThat(warning.fix()).isEqualTo(fix));
    }

    @Test
    void whatHoldsAliasesIsNotWarnedOf() throws IOException {
        write(
                "app.yaml",
                """
                x-common: [a]
                words: &words [run, it]
                level: &level {name: LEVEL, value: high}
                command: *words
                env: [*level, {name: B, value: &b text}, {name: C, value: *b}]
                """);
        AppSpec spec = AppSpecReader.read(folder, warnings);
        assertThat(spec.command()).containsExactly("run", "it");
        assertThat(spec.env()).extracting(EnvEntry::value).containsExactly("high", "text", "text");
        assertThat(warnings).isEmpty();
    }

    @Test
    void unknownKeysAreNoProblem() throws IOException {
        write("app.yaml", "runtime: nodejs20\nresources: [{name: x}]\ncommand: [a]\n1: {b: c}");
        assertThat(AppSpecReader.read(folder, warnings).command()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "command:\nenv:\n", "\uFEFF"})
    void aSpecMayBeEmpty(String yaml) throws IOException {
        write("app.yaml", yaml);
        assertThat(AppSpecReader.read(folder, warnings))
                .isEqualTo(AppSpec.of("app.yaml", List.of(), List.of()));
    }

    @Test
    void anchorsMayBeUsed() throws IOException {
        write("app.yaml", "x: &v [run, it]\ncommand: *v");
        assertThat(AppSpecReader.read(folder, warnings).command()).containsExactly("run", "it");
    }

    @Test
    void onlyTheFirstDocumentCounts() throws IOException {
        write("app.yaml", "command: [a]\n---\ncommand: [b]");
        assertThat(AppSpecReader.read(folder, warnings).command()).containsExactly("a");
    }

    @Test
    void anUnreadableFileIsNamedFirst() throws IOException {
        Files.createDirectory(folder.resolve("app.yml"));
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .containsExactly(
                        Problem.of(
                                "app.yml reading error: it is a folder, not a file",
                                "rename the folder, or put a file in its place"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    command: [a             | app.yaml:1:12
                    env:\\n  - name: A\\n value: | app.yaml:3:2
                    command: *nowhere       | app.yaml:1:10
                    a: b: c                 | app.yaml:1:5
                    """)
    void aSyntaxErrorNamesLineAndColumn(String yaml, String where) throws IOException {
        write("app.yaml", yaml.strip().replace("\\n", "\n"));
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("app.yaml is not valid YAML"))
                .satisfies(p -> assertThat(p.where()).isEqualTo(where));
    }

    @Test
    void bytesThatAreNoTextAreSaidToBeNone() throws IOException {
        Files.write(folder.resolve("app.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff, 0});
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).isEqualTo("app.yaml is not UTF-8 text"));
    }

    @Test
    void aliasesOfAliasesAreCutOff() throws IOException {
        StringBuilder yaml = new StringBuilder("a: &a [x]\n");
        for (int i = 0; i < 60; i++) {
            yaml.append("k").append(i).append(": *a\n");
        }
        write("app.yaml", yaml.toString());
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings))).hasSize(1);
    }

    @Test
    void anAliasCannotBlowTheFileUp() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            String aliases = ("*a" + (i - 1) + ", ").repeat(10);
            yaml.append("a" + i + ": &a" + i + " [" + aliases + "x]\n");
        }
        write("app.yaml", yaml + "command: *a29");
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void aFileNestedWithoutEndIsRefused(String opening) throws IOException {
        write("app.yaml", "command: " + opening.repeat(100_000));
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .extracting(Problem::what)
                .containsExactly("app.yaml is not valid YAML: it is nested more than 50 deep");
    }

    @Test
    void aFileThatNobodyWroteByHandIsRefusedUnread() throws IOException {
        write("app.yaml", "# ".repeat(1 << 20));
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .extracting(Problem::what)
                .containsExactly("app.yaml is larger than 1 MiB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    streamlit run app.py   | ["streamlit", "run", "app.py"]
                    'python -c "a b"  ''x y'' z"q r"' | ["python", "-c", "a b", "x y", "zq r"]
                    echo "it\\s           | ["echo", "\\"it\\\\s"]
                    """)
    void aCommandThatIsNoListIsShownAsOne(String command, String fixed) throws IOException {
        write("app.yaml", "command: " + command);
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .containsExactly(
                        new Problem(
                                "command must be a list of strings",
                                "app.yaml:1:10",
                                "write command: " + fixed));
    }

    @Test
    void allProblemsComeAtOnce() throws IOException {
        write(
                "app.yaml",
                """
                command: [a, [b]]
                env:
                  - value: 1
                  - name: A=B
                  - just text
                  - name: C
                    valueFrom: [x]
                  - name: D
                    name: E
                """);
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .extracting(Problem::where)
                .containsExactly(
                        "app.yaml:1:14",
                        "app.yaml:3:5",
                        "app.yaml:4:5",
                        "app.yaml:5:5",
                        "app.yaml:7:16",
                        "app.yaml:9:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "[a, b]",
                "env: {A: b}",
                "env: text",
                "command: ['']",
                "command: [\"a\\0\"]"
            })
    void aWrongShapeIsAProblem(String yaml) throws IOException {
        write("app.yaml", yaml);
        assertThat(problemsOf(() -> AppSpecReader.read(folder, warnings)))
                .singleElement()
                .satisfies(p -> assertThat(p.where()).startsWith("app.yaml:1:"));
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }

    private static EnvEntry entry(
            String name, @Nullable String value, @Nullable String valueFrom, int line) {
        return new EnvEntry(name, value, valueFrom, new SpecLine("app.yaml", line));
    }

    private static List<Problem> problemsOf(Runnable read) {
        return catchThrowableOfType(ProblemException.class, read::run).problems();
    }
}
