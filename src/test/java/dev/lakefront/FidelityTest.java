package dev.lakefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds two documents to their word: each row of theirs names code and tests that are there. */
class FidelityTest {
    private static final Path DOCUMENTS = Path.of("docs");
    private static final Path CODE = Path.of("src", "main", "java", "dev", "lakefront");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final int COLUMNS = 4;

    /** {@code package.Class}, as the third column has it. */
    private static final Pattern CODE_NAME = Pattern.compile("`([a-z.]+)\\.([A-Z]\\w*)`");

    /** {@code Class#method} or {@code Class.Nested#method}, as the fourth column has it. */
    private static final Pattern TEST_NAME =
            Pattern.compile("`([A-Z]\\w*)(?:\\.([A-Z]\\w*))?#([a-z]\\w*)`");

    @ParameterizedTest
    @ValueSource(strings = {"fidelity.md", "security.md"})
    void everyRowNamesCodeAndTestsThatAreThere(String document) throws IOException {
        List<String> rows = rows(Files.readAllLines(DOCUMENTS.resolve(document)));
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(rows.stream().flatMap(row -> mistakes(row).stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| a behaviour | a source | `app.AppSpec` |",
                "| a behaviour | a source | `app.AppSpec` | by hand |",
                "| a behaviour | a source | `app.AppSpec` | `NoSuchTest#passes` |",
                "| a behaviour | a source | `app.AppSpec` | `FidelityTest#noSuchMethod` |",
                "| a behaviour | a source | `app.AppSpec` | `FidelityTest#rows` |",
                "| a behaviour | a source | `app.NoSuchClass` | "
                        + "`FidelityTest#everyRowNamesCodeAndTestsThatAreThere` |",
                "| a behaviour | | `app.AppSpec` | "
                        + "`FidelityTest#everyRowNamesCodeAndTestsThatAreThere` |",
            })
    void aRowThatPromisesTooMuchIsNoticed(String row) {
        assertThat(mistakes(row)).isNotEmpty();
    }

    /** The rows of the tables that promise something, which their last column shows. */
    private static List<String> rows(List<String> lines) {
        List<String> rows = new ArrayList<>();
        boolean promises = false;
        for (String line : lines) {
            if (line.startsWith("| ") && promises) {
                rows.add(line);
            }
            promises = line.startsWith("|") && (promises || line.endsWith("| code | test |"));
        }
        return rows;
    }

    private static List<String> mistakes(String row) {
        List<String> cells =
                Arrays.stream(row.split("\\|", -1)).skip(1).map(String::strip).toList();
        if (cells.size() != COLUMNS + 1) {
            return List.of("not " + COLUMNS + " cells: " + row);
        }
        List<String> mistakes = new ArrayList<>();
        if (cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
            mistakes.add("no behaviour or no source: " + row);
        }
        mistakes.addAll(missingCode(cells.get(2)));
        mistakes.addAll(missingTests(cells.get(3)));
        return mistakes;
    }

    private static List<String> missingCode(String cell) {
        List<Path> files =
                CODE_NAME
                        .matcher(cell)
                        .results()
                        .map(name ->
                                CODE.resolve(name.group(1).replace('.', '/'))
                                        .resolve(name.group(2) + ".java"))
                        .toList();
        return files.isEmpty()
                ? List.of("no code named: " + cell)
                : files.stream()
                        .filter(file -> !Files.exists(file))
                        .map(file -> "no such file: " + file)
                        .toList();
    }

    private static List<String> missingTests(String cell) {
        List<String> missing = new ArrayList<>();
        var names = TEST_NAME.matcher(cell).results().toList();
        if (names.isEmpty()) {
            missing.add("no test named: " + cell);
        }
        for (var name : names) {
            if (!isTest(name.group(1), name.group(2), name.group(3))) {
                missing.add("no such test: " + name.group());
            }
        }
        return missing;
    }

    private static boolean isTest(String topLevel, String nested, String method) {
        String suffix = nested == null ? "" : "$" + nested;
        return classNames(topLevel)
                .map(name -> load(name + suffix))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(candidate ->
                        candidate.getName().equals(method)
                                && AnnotationSupport.isAnnotated(candidate, Testable.class));
    }

    private static Stream<String> classNames(String simpleName) {
        String file = simpleName + ".java";
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> found = files.filter(path -> path.endsWith(file)).toList();
            return found.stream().map(FidelityTest::className);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path source) {
        String path = TESTS.relativize(source).toString();
        return path.substring(0, path.length() - ".java".length())
                .replace(source.getFileSystem().getSeparator(), ".");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, FidelityTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Void.class; // a class without methods: what is looked for is not there
        }
    }
}
