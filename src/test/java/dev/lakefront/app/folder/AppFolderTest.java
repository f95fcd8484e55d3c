package dev.lakefront.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppFolderTest {
    @TempDir Path folder;

    @Test
    void pythonFilesAreInAlphabeticalOrder() throws IOException {
        for (String name : List.of("main.py", "app.py", "notes.txt", "Zoo.py")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("aaa.py"));
        assertThat(AppFolder.look(folder))
                .isEqualTo(
                        new AppFolder(
                                folder,
                                AppKind.PYTHON,
                                List.of("Zoo.py", "app.py", "main.py"),
                                Set.of(),
                                NpmPackage.NONE));
    }

    @Test
    void aPackageJsonMakesItANodeApp() throws IOException {
        Files.createFile(folder.resolve("requirements.txt"));
        Files.writeString(
                folder.resolve("package.json"),
                """
                {"name": "x", "a": {"scripts": {"no": ""}}, "b": [1, {"scripts": 2}],
                 "scripts": {"build": "tsc", "start": "node app.js"}}
                """);
        assertThat(AppFolder.look(folder))
                .isEqualTo(
                        new AppFolder(
                                folder,
                                AppKind.NODE,
                                List.of(),
                                Set.of(BuildFile.PACKAGE_JSON, BuildFile.REQUIREMENTS),
                                new NpmPackage(Set.of("build", "start"), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                      | it is empty                  | 1:1
                    []                      | [ is not expected there      | 1:1
                    {                       | it ends too early            | 1:2
                    {"é": "x                | it ends too early            | 1:9
                    {"scripts": {"é": }}    | } is not expected there      | 1:19
                    {'a': 1}                | ' is not expected there      | 1:2
                    {"a": 1,}               | } is not expected there      | 1:9
                    {"a": [1}               | } is not expected there      | 1:9
                    {"a": nul}              | n is not expected there      | 1:7
                    {"scripts": {}} x       | x is not expected there      | 1:17
                    {"scripts": {}}}        | } is not expected there      | 1:16
                    """)
    void aBrokenPackageJsonIsToldInOurWordsWithItsPlace(String json, String found, String place)
            throws IOException {
        Files.writeString(folder.resolve("package.json"), json);
        assertThat(problemsOf(folder))
                .containsExactly(
                        new Problem(
                                "package.json is not valid JSON: " + found,
                                "package.json:" + place,
                                "correct it there, or shortly before"));
    }

    @Test
    void aBrokenLineOfAPackageJsonIsCounted() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\n  \"a\": 1\n  \"b\": 2}");
        assertThat(problemsOf(folder))
                .extracting(Problem::where)
                .containsExactly("package.json:3:3");
    }

    @Test
    void aPackageJsonMayBeginWithAByteOrderMark() throws IOException {
        Files.writeString(
                folder.resolve("package.json"), "\uFEFF{\"scripts\": {\"build\": \"tsc\"}}");
        assertThat(AppFolder.look(folder).npm().scripts()).containsExactly("build");
    }

    @Test
    void anUnreadablePackageJsonIsAProblem() throws IOException {
        Files.createDirectory(folder.resolve("package.json"));
        assertThat(problemsOf(folder))
                .extracting(Problem::what)
                .containsExactly("package.json reading error: it is a folder, not a file");
    }

    @Test
    void aPackageJsonThatIsNotUtf8IsAProblem() throws IOException {
        Files.write(folder.resolve("package.json"), new byte[] {'{', (byte) 0xE9, '}'});
        assertThat(problemsOf(folder))
                .extracting(Problem::what)
                .containsExactly("package.json is not UTF-8 text");
    }

    @Test
    void aFolderThatIsNotThereIsAProblem() {
        assertThat(problemsOf(folder.resolve("missing")))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("missing cannot be read"));
    }

    private static List<Problem> problemsOf(Path folder) {
        return catchThrowableOfType(ProblemException.class, () -> AppFolder.look(folder))
                .problems();
    }
}
