package dev.lakefront.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.spec.AppSpecReader;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentCheckTest {
    private static final long LARGEST = 10_485_760;

    @TempDir Path folder;

    @Nested
    class TheUpload {
        @Test
        void takesFilesOfUpTo10Megabytes() throws IOException {
            sized("data/model.bin", LARGEST + 1);
            sized("data/fits.bin", LARGEST);
            assertThat(found())
                    .containsExactly(
                            "file-size data/model.bin: data/model.bin has 10.0 MB; the platform"
                                    + " takes files of up to 10 MB");
        }

        @Test
        void leavesOutWhatIsIgnored() throws IOException {
            sized("data/model.bin", 2 * LARGEST);
            file(".gitignore", "data/");
            assertThat(found()).isEmpty();
        }

        @Test
        void wouldTakeInstalledPackagesThatNobodyIgnores() throws IOException {
            file("node_modules/a/node_modules/b/index.js", "");
            sized("web/node_modules/huge.node", 2 * LARGEST);
            assertThat(found())
                    .extracting(warning -> warning.substring(0, warning.indexOf(':')))
                    .containsExactly(
                            "uploaded-packages node_modules", "uploaded-packages web/node_modules");
            file(".gitignore", "node_modules/");
            assertThat(found()).isEmpty();
        }
    }

    @Nested
    class TheBuild {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        requirements.txt, uv.lock, pyproject.toml | unread-build-file uv.lock
                        uv.lock                                   | unread-build-file uv.lock
                        pyproject.toml                            | lock-file pyproject.toml
                        package.json                              | lock-file package.json
                        package.json, yarn.lock                   | unread-build-file yarn.lock
                        package.json, pnpm-lock.yaml, package-lock.json | unread-build-file package-lock.json
                        """)
        void readsNotEveryFileThatLooksLikeIt(String files, String warning) throws IOException {
            for (String name : files.split(", ", -1)) {
                file(name, name.equals("package.json") ? "{\"dependencies\": {\"a\": \"1\"}}" : "");
            }
            assertThat(found()).anyMatch(text -> text.startsWith(warning + ": "));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "requirements.txt",
                    "requirements.txt, pyproject.toml",
                    "pyproject.toml, uv.lock",
                    "package.json, package-lock.json",
                    "package.json, pnpm-lock.yaml",
                    "package.json, npm-shrinkwrap.json, requirements.txt"
                })
        void hasNothingToSayOfTheUsual(String files) throws IOException {
            for (String name : files.split(", ", -1)) {
                file(
                        name,
                        name.equals("package.json") ? "{\"devDependencies\": {\"a\": \"1\"}}" : "");
            }
            assertThat(found()).isEmpty();
        }

        @Test
        void needsNoLockFileForNoPackages() throws IOException {
            file(
                    "package.json",
                    "{\"dependencies\": {}, \"scripts\": {\"start\": \"node app.js\"}}");
            assertThat(found()).isEmpty();
        }
    }

    @Nested
    class ThePort {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        streamlit, run, app.py, --server.port, 8501 | port app.yaml:2: --server.port 8501
                        uvicorn, app:app, --port=5000               | port app.yaml:2: --port=5000
                        flask, run, -p, 5000                        | port app.yaml:2: -p 5000
                        gunicorn, -b, 0.0.0.0:5000, app:app         | port app.yaml:2: -b 0.0.0.0:5000
                        gunicorn, --bind=localhost:8000, app:app    | address app.yaml:2: --bind=localhost:8000
                        uvicorn, app:app, --host, 127.0.0.1         | address app.yaml:2: --host 127.0.0.1
                        """)
        void mustBeThePlatforms(String words, String warning) throws IOException {
            file("app.yaml", "command:\n  [" + words + "]\n");
            assertThat(found()).singleElement().asString().startsWith(warning + ": ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "uvicorn, 'app:app', --port, $DATABRICKS_APP_PORT, --host, 0.0.0.0",
                    "uvicorn, 'app:app', --port, '8000'",
                    "gunicorn, -p, app.pid, 'app:app'",
                    "gunicorn, -b, '0.0.0.0:${DATABRICKS_APP_PORT}', 'app:app'",
                    "python, app.py, --port"
                })
        void isOftenFine(String words) throws IOException {
            file("app.yaml", "command: [" + words + "]\n");
            assertThat(found()).isEmpty();
        }

        @Test
        void mayStandInTheVariablesToo() throws IOException {
            file(
                    "app.yaml",
                    """
                    env:
                      - name: STREAMLIT_SERVER_PORT
                        value: "8501"
                      - name: UVICORN_HOST
                        value: localhost
                      - name: PORT
                        valueFrom: somewhere
                      - name: MY_PORT
                        value: "5432"
                    """);
            assertThat(found())
                    .containsExactly(
                            "port app.yaml:2: STREAMLIT_SERVER_PORT=8501: deployed, the app is not"
                                    + " reached at that port",
                            "address app.yaml:4: UVICORN_HOST=localhost: the platform asks apps to"
                                    + " listen on 0.0.0.0");
        }
    }

    private List<String> found() {
        var spec = AppSpecReader.read(folder, new ArrayList<>());
        return DeploymentCheck.of(folder, AppFolder.look(folder), spec).stream()
                .map(DeploymentCheckTest::shown)
                .toList();
    }

    private static String shown(Warning warning) {
        return warning.rule().id() + " " + warning.where() + ": " + warning.what();
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void sized(String name, long size) throws IOException {
        file(name, "");
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }
}
