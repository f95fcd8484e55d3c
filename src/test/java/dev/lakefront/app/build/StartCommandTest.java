package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.folder.NpmPackage;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StartCommandTest {
    private static final StartCommand.Options PLAIN = new StartCommand.Options(8123, null, null);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    $DATABRICKS_APP_PORT              | 8123
                    ${DATABRICKS_APP_PORT}            | 8123
                    ${DATABRICKS_APP_PORT:-8000}      | 8123
                    ${DATABRICKS_APP_PORT-8000}       | 8123
                    ${DATABRICKS_APP_PORT:-}          | 8123
                    --port=$DATABRICKS_APP_PORT       | --port=8123
                    0.0.0.0:$DATABRICKS_APP_PORT/x    | 0.0.0.0:8123/x
                    $DATABRICKS_APP_PORT$DATABRICKS_APP_PORT | 81238123
                    $$DATABRICKS_APP_PORT             | $8123
                    $DATABRICKS_APP_PORTX             | $DATABRICKS_APP_PORTX
                    $DATABRICKS_APP_PORT_2            | $DATABRICKS_APP_PORT_2
                    ${DATABRICKS_APP_PORTX}           | ${DATABRICKS_APP_PORTX}
                    ${DATABRICKS_APP_PORT             | ${DATABRICKS_APP_PORT
                    ${DATABRICKS_APP_PORT+1}          | ${DATABRICKS_APP_PORT+1}
                    DATABRICKS_APP_PORT               | DATABRICKS_APP_PORT
                    $HOME                             | $HOME
                    $                                 | $
                    """)
    void onlyThePortIsFilledIn(String element, String expected) {
        for (AppKind kind : AppKind.values()) {
            StartCommand command = StartCommand.of(spec("serve", element), folder(kind), PLAIN);
            assertThat(command.argv()).containsExactly("serve", expected);
        }
    }

    @Test
    void aPythonAppWithoutACommandIsItsFirstFile() {
        AppFolder folder = folder(AppKind.PYTHON, "app.py", "main.py");
        assertThat(StartCommand.of(AppSpec.none(), folder, PLAIN)).hasToString("python app.py");
    }

    @Test
    void aNodeAppWithoutACommandIsItsStartScript() {
        AppFolder folder = folder(AppKind.NODE, "app.py");
        assertThat(StartCommand.of(AppSpec.none(), folder, PLAIN)).hasToString("npm run start");
    }

    @Test
    void withoutCommandAndFileThereIsNothingToStart() {
        AppFolder folder = folder(AppKind.PYTHON);
        assertThatThrownBy(() -> StartCommand.of(AppSpec.none(), folder, PLAIN))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no python file found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PYTHON | python app.py     |      | true  | uv run python app.py
                    PYTHON | python app.py -v  | 5678 | false | python -m debugpy --listen 5678 app.py -v
                    PYTHON | flask run         | 9    | false | python -m debugpy --listen 9 -m flask run
                    PYTHON | flask run         | 9    | true  | uv run python -m debugpy --listen 9 -m flask run
                    PYTHON | uv run serve      |      | true  | uv run serve
                    NODE   | node app.js       | 9229 | true  | node app.js
                    """)
    void debuggingAndPreparationWrapPythonCommandsOnly(
            AppKind kind, String declared, Integer debugPort, boolean prepared, String expected) {
        AppFolder folder = folder(kind);
        Preparation preparation = prepared ? Preparation.of(folder, true) : null;
        var options = new StartCommand.Options(8000, debugPort, preparation);
        assertThat(StartCommand.of(spec(declared.split(" ")), folder, options))
                .hasToString(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasADebuggersUsualPort(AppKind kind) {
        assertThat(kind.defaultDebugPort())
                .isEqualTo(
                        switch (kind) {
                            case PYTHON -> 5678;
                            case NODE -> 9229;
                        });
    }

    private static AppSpec spec(String... command) {
        return AppSpec.of("app.yaml", Arrays.asList(command), List.of());
    }

    private AppFolder folder(AppKind kind, String... pythonFiles) {
        return new AppFolder(folder, kind, Arrays.asList(pythonFiles), Set.of(), NpmPackage.NONE);
    }
}
