package dev.lakefront.app;

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
import org.junit.jupiter.params.provider.ValueSource;

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
                                false,
                                Set.of()));
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
                                folder, AppKind.NODE, List.of(), true, Set.of("build", "start")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"scripts\": {\"a\": }}", "{'a': 1}", "{\"a\": 1,}"})
    void aBrokenPackageJsonIsAProblemWithItsLine(String json) throws IOException {
        Files.writeString(folder.resolve("package.json"), json);
        assertThat(problemsOf(folder))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("package.json is not valid JSON"))
                .satisfies(p -> assertThat(p.where()).startsWith("package.json:1:"));
    }

    @Test
    void anUnreadablePackageJsonIsAProblem() throws IOException {
        Files.createDirectory(folder.resolve("package.json"));
        assertThat(problemsOf(folder))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("package.json reading error"));
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
