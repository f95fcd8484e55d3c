package dev.lakefront.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.AppSpec.EnvEntry;
import dev.lakefront.app.Origin.SpecLine;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSpecReaderTest {
    @TempDir Path folder;

    @Test
    void anAppNeedsNoSpec() {
        assertThat(AppSpecReader.read(folder)).isEqualTo(AppSpec.none());
    }

    @Test
    void ymlComesBeforeYaml() throws IOException {
        write("app.yaml", "command: [second]");
        write("app.yml", "command: [first]");
        assertThat(AppSpecReader.read(folder).command()).containsExactly("first");
    }

    @Test
    void theNamedEntryPointIsTheOnlyFileLookedFor() throws IOException {
        write("app.yml", "command: [usual]");
        write("other.yml", "command: [other]");
        assertThat(AppSpecReader.readEntryPoint(folder, "other.yml").command())
                .containsExactly("other");
        assertThat(problemsOf(() -> AppSpecReader.readEntryPoint(folder, "missing.yml")))
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
        assertThat(AppSpecReader.read(folder))
                .isEqualTo(
                        new AppSpec(
                                "app.yaml",
                                List.of("streamlit", "run"),
                                List.of(
                                        entry("PLAIN", "text", null, 5),
                                        entry("FROM", null, "warehouse", 7),
                                        entry("NEITHER", null, null, 9))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "true", "1.0", "0o17", "1e3", "No", "2026-01-01", "0x1F"})
    void scalarsKeepTheTextTheyWereWrittenWith(String scalar) throws IOException {
        write("app.yaml", "command: [" + scalar + "]\nenv: [{name: A, value: " + scalar + "}]");
        AppSpec spec = AppSpecReader.read(folder);
        assertThat(spec.command()).containsExactly(scalar);
        assertThat(spec.env()).extracting(EnvEntry::value).containsExactly(scalar);
    }

    @Test
    void anEmptyTextIsAValueAndANullIsNone() throws IOException {
        write("app.yaml", "env: [{name: A, value: ''}, {name: B, value: }, {name: C, value: ~}]");
        assertThat(AppSpecReader.read(folder).env())
                .extracting(EnvEntry::value)
                .containsExactly("", null, null);
    }

    @Test
    void valuesAreNotPrinted() throws IOException {
        write("app.yaml", "env: [{name: KEY, value: hidden}]");
        assertThat(AppSpecReader.read(folder).toString()).contains("KEY").doesNotContain("hidden");
    }

    @Test
    void unknownKeysAreNoProblem() throws IOException {
        write("app.yaml", "runtime: nodejs20\nresources: [{name: x}]\ncommand: [a]\n1: {b: c}");
        assertThat(AppSpecReader.read(folder).command()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "command:\nenv:\n", "\uFEFF"})
    void aSpecMayBeEmpty(String yaml) throws IOException {
        write("app.yaml", yaml);
        assertThat(AppSpecReader.read(folder))
                .isEqualTo(new AppSpec("app.yaml", List.of(), List.of()));
    }

    @Test
    void anchorsMayBeUsed() throws IOException {
        write("app.yaml", "x: &v [run, it]\ncommand: *v");
        assertThat(AppSpecReader.read(folder).command()).containsExactly("run", "it");
    }

    @Test
    void onlyTheFirstDocumentCounts() throws IOException {
        write("app.yaml", "command: [a]\n---\ncommand: [b]");
        assertThat(AppSpecReader.read(folder).command()).containsExactly("a");
    }

    @Test
    void anUnreadableFileIsNamedFirst() throws IOException {
        Files.createDirectory(folder.resolve("app.yml"));
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
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
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("app.yaml is not valid YAML"))
                .satisfies(p -> assertThat(p.where()).isEqualTo(where));
    }

    @Test
    void bytesThatAreNoTextAreSaidToBeNone() throws IOException {
        Files.write(folder.resolve("app.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff, 0});
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
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
        assertThat(problemsOf(() -> AppSpecReader.read(folder))).hasSize(1);
    }

    @Test
    void aCommandThatIsNoListIsShownAsOne() throws IOException {
        write("app.yaml", "command: streamlit run app.py");
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
                .containsExactly(
                        new Problem(
                                "command must be a list of strings",
                                "app.yaml:1:10",
                                "write command: [\"streamlit\", \"run\", \"app.py\"]"));
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
                    valueFrom: {resource: x}
                  - name: D
                    name: E
                """);
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
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
        assertThat(problemsOf(() -> AppSpecReader.read(folder)))
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
