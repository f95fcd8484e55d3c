package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands a folder asks for, in the platform's order. */
class BuildOrderTest {
    private static final String PLATFORM_LIBRARIES =
            "uv pip install databricks-sql-connector==3.4.0 databricks-sdk==0.33.0"
                    + " mlflow-skinny==2.16.2 gradio==4.44.0 streamlit==1.38.0 shiny==1.1.0"
                    + " dash==2.18.1 flask==3.0.3 fastapi==0.115.0 uvicorn[standard]==0.30.6"
                    + " gunicorn==23.0.0 huggingface-hub==0.35.3 dash-ag-grid==31.2.0"
                    + " dash-mantine-components==0.14.4 dash-bootstrap-components==1.6.0"
                    + " plotly==5.24.1 plotly-resampler==0.10.0 htmltools<0.7 debugpy";
    private static final String VENV = "uv venv --python 3.11, else uv venv";
    private static final String REQUIREMENTS = "uv pip install -r requirements.txt";

    @TempDir Path root;
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("app"));
    }

    @Test
    void aPythonAppGetsWhatThePlatformHasAndThenItsOwn() throws IOException {
        assertThat(steps()).containsExactly(VENV, PLATFORM_LIBRARIES);
        file("requirements.txt", "");
        assertThat(steps()).containsExactly(VENV, PLATFORM_LIBRARIES, REQUIREMENTS);
    }

    @Test
    void orOnlyItsOwn() throws IOException {
        file("requirements.txt", "");
        assertThat(steps(false)).containsExactly(VENV, REQUIREMENTS);
    }

    @Test
    void aLockedProjectGetsNothingElse() throws IOException {
        file("pyproject.toml", "");
        assertThat(steps()).containsExactly(VENV, PLATFORM_LIBRARIES);
        file("uv.lock", "version = 1\nrequires-python = \">=3.10\"\n");
        assertThat(steps()).containsExactly(VENV, "uv sync");
    }

    @Test
    void requirementsBeatTheLock() throws IOException {
        file("pyproject.toml", "");
        file("uv.lock", "");
        file("requirements.txt", "");
        assertThat(steps(false)).containsExactly(VENV, REQUIREMENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    >=3.10            | true
                    >=3.11, <3.13     | true
                    ==3.11.*          | true
                    ~=3.10            | true
                    ~=3.11.2          | true
                    <3.11.5           | true
                    !=3.11.1          | true
                    >3.10             | true
                    >=3.12            | false
                    >=3.12.4          | false
                    >=3.9, <3.11      | false
                    ==3.12.*          | false
                    ~=3.10.1          | false
                    <=3.10            | false
                    """)
    void aLockedProjectMayChooseItsPython(String required, boolean takesThePlatforms)
            throws IOException {
        file("pyproject.toml", "");
        file("uv.lock", "version = 1\nrevision = 3\nrequires-python = \"" + required + "\"\n");
        assertThat(steps()).hasSize(takesThePlatforms ? 2 : 1).endsWith("uv sync");
        file(".python-version", "3.12");
        assertThat(steps()).containsExactly("uv sync");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    README.md           | npm install
                    package-lock.json   | npm ci
                    npm-shrinkwrap.json | npm ci
                    pnpm-lock.yaml      | pnpm install --frozen-lockfile
                    """)
    void aNodeAppIsInstalledByWhoLockedItAndBuiltIfItHasABuildScript(String lock, String command)
            throws IOException {
        file("package.json", "{}");
        file(lock, "");
        assertThat(steps()).containsExactly(command);
        file("package.json", "{\"scripts\": {\"start\": \"\", \"build\": \"tsc\"}}");
        assertThat(steps()).containsExactly(command, "npm run build");
    }

    @Test
    void aMixedAppGetsPythonBeforeItsBuildScriptRuns() throws IOException {
        file("package.json", "{\"scripts\": {\"build\": \"tsc\"}}");
        file("app.py", "");
        assertThat(steps()).containsExactly("npm install", "npm run build");
        file("requirements.txt", "");
        assertThat(steps(false))
                .containsExactly("npm install", VENV, REQUIREMENTS, "npm run build");
        assertThat(command()).isEqualTo("uv run npm run start");
    }

    @Test
    void aVirtualEnvironmentThatWorksIsKept() throws IOException {
        file(".venv/pyvenv.cfg", "home = /usr/bin\nversion_info = 3.11.7\n");
        assertThat(steps(false))
                .containsExactly(
                        "uv venv --allow-existing --python 3.11, else uv venv --allow-existing");
        assertThat(executable(".venv/bin/python")).isTrue();
        assertThat(steps(false)).isEmpty();
        assertThat(preparation(true).warnings()).isEmpty();
    }

    @Test
    void oneOfAnotherPythonIsWarnedOf() throws IOException {
        file(".venv/pyvenv.cfg", "version = 3.13.0\n");
        assertThat(executable(".venv/bin/python")).isTrue();
        assertThat(preparation(true).warnings())
                .extracting(Warning::what)
                .containsExactly("the app gets Python 3.13.0; deployed it gets 3.11");
    }

    @Test
    void uvTakesNoProjectForTheAppThatIsNotInstalledAsOne() throws IOException {
        file("app.py", "");
        assertThat(command()).isEqualTo("uv run python app.py");
        file("../pyproject.toml", "");
        assertThat(command()).isEqualTo("uv run --no-project python app.py");
    }

    @ParameterizedTest
    @CsvSource({"true, uv run python", "false, uv run --with debugpy python"})
    void theDebuggerIsThereThoughThePlatformsLibrariesAreNot(boolean preinstalled, String start)
            throws IOException {
        file("app.py", "");
        var options = new StartCommand.Options(8000, 5678, preparation(preinstalled));
        assertThat(StartCommand.of(AppSpec.none(), AppFolder.look(folder), options).toString())
                .startsWith(start + " -m debugpy");
    }

    private String command() {
        var options = new StartCommand.Options(8000, null, preparation(true));
        return StartCommand.of(AppSpec.none(), AppFolder.look(folder), options).toString();
    }

    private List<String> steps() {
        return steps(true);
    }

    private List<String> steps(boolean preinstalled) {
        return preparation(preinstalled).steps().stream().map(BuildOrderTest::shown).toList();
    }

    private Preparation preparation(boolean preinstalled) {
        return Preparation.of(AppFolder.look(folder), preinstalled);
    }

    private static String shown(BuildStep step) {
        String argv = String.join(" ", step.argv());
        return step.otherwise().isEmpty()
                ? argv
                : argv + ", else " + String.join(" ", step.otherwise());
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private boolean executable(String name) throws IOException {
        file(name, "");
        return folder.resolve(name).toFile().setExecutable(true);
    }
}
