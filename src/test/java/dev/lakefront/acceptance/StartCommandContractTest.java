package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an app is started: the spec's command or the usual one, debugged, and prepared for. */
@Timeout(60)
class StartCommandContractTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Nested
    class TheStartCommand {
        @Test
        void isThatOfAppYmlBeforeThatOfAppYaml() {
            sandbox.file("app.yaml", "command: [echo, from app.yaml]");
            sandbox.file("app.yml", "command: [echo, from app.yml]\nunknown: ignored");
            assertThat(outputOf(sandbox.run())).containsExactly("from app.yml");
        }

        @Test
        void isThatOfTheEntryPointAndOfNoOtherFile() {
            sandbox.file("app.yml", "command: [echo, from app.yml]");
            sandbox.file("other.yml", "command: [python, -c, \"print('Hello, world')\"]");
            LakefrontCommand run = sandbox.run("--entry-point", "other.yml");
            assertThat(outputOf(run)).containsExactly("Hello, world");
            assertThat(run.errors()).contains("Running command: python -c print('Hello, world')");
        }

        @Test
        void isTheFirstPythonFileWithoutASpec() {
            sandbox.file("b.py", "print('b')");
            sandbox.file("a.py", "print('a')");
            LakefrontCommand run = sandbox.run();
            assertThat(outputOf(run)).containsExactly("a");
            assertThat(run.errors()).contains("Running command: python a.py");
        }

        @Test
        void isDebuggedAndItsPreparationIsNot() {
            sandbox.program(
                    "npm",
                    """
                    #!/bin/sh
                    echo npm $1 $2 $NODE_OPTIONS
                    while [ "$2" = start ] && [ ! -e go ]; do sleep 0.05; done
                    """);
            sandbox.file("package.json", "{}");
            LakefrontCommand run = sandbox.run("--prepare-environment", "--debug");
            run.awaitLine("To debug your app, ");
            sandbox.file("go", "");
            assertThat(outputOf(run))
                    .containsExactly("npm install", "npm run start --inspect=9229");
            assertThat(run.errors())
                    .containsSubsequence(
                            "To access your app go to http://localhost:"
                                    + Sandbox.text(sandbox.port()),
                            "To debug your app, attach a debugger to port 9229");
        }

        @Test
        void isNpmRunStartForANodeApp() {
            sandbox.program("npm", "#!/bin/sh\necho npm \"$@\"\n");
            sandbox.file("a.py", "print('a')");
            sandbox.file("package.json", "{}");
            LakefrontCommand run = sandbox.run();
            assertThat(outputOf(run)).containsExactly("npm run start");
            assertThat(run.errors()).contains("Running command: npm run start");
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void hasTheAppsPortFilledInForEveryKindOfApp(boolean node) {
            if (node) {
                sandbox.file("package.json", "{}");
            }
            sandbox.withCommand(
                    "echo",
                    "--port=$DATABRICKS_APP_PORT",
                    "${DATABRICKS_APP_PORT}",
                    "${DATABRICKS_APP_PORT:-8000}",
                    "$HOME");
            String port = Sandbox.text(sandbox.appPort());
            assertThat(outputOf(sandbox.run()))
                    .containsExactly("--port=" + port + " " + port + " " + port + " $HOME");
        }

        @Test
        void isAnErrorWithoutCommandAndPythonFile() {
            LakefrontCommand run = sandbox.run();
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.errors()).first().isEqualTo("Error: no python file found");
        }
    }

    @Nested
    class Debugging {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        python app.py --fast | app.py --fast
                        flask run            | -m flask run
                        """)
        void aPythonAppStartsUnderDebugpy(String command, String rest) {
            sandbox.file("debugpy.py", "import sys; print(*sys.argv[1:])");
            sandbox.withCommand(command.split(" ", -1));
            LakefrontCommand run = sandbox.run("--debug", "--debug-port", "7001");
            assertThat(outputOf(run)).containsExactly("--listen 7001 " + rest);
            assertThat(run.errors())
                    .contains("Running command: python -m debugpy --listen 7001 " + rest);
        }

        @Test
        void aNodeAppIsToldByNodeOptions() {
            sandbox.file("package.json", "{}");
            sandbox.withScript("echo $NODE_OPTIONS; cat")
                    .export("NODE_OPTIONS", "--max-old-space-size=99");
            LakefrontCommand run = sandbox.run("--debug");
            run.awaitLine("To debug your app, attach a debugger to port 9229");
            assertThat(outputOf(run.type("")))
                    .containsExactly("--max-old-space-size=99 --inspect=9229");
        }

        @Test
        void thePortIsSaid() {
            sandbox.file("debugpy.py", "import sys; sys.stdin.read()");
            sandbox.withCommand("python", "app.py");
            LakefrontCommand run = sandbox.run("--debug");
            assertThat(run.awaitLine("To debug"))
                    .isEqualTo("To debug your app, attach a debugger to port 5678");
            assertThat(run.errors())
                    .contains("Running command: python -m debugpy --listen 5678 app.py");
        }
    }

    @Nested
    class PreparingTheEnvironment {
        private static final String RECORDING =
                """
                #!/bin/sh
                echo "${0##*/} $*" >> ../steps.txt
                if [ "$1" = "$FAIL_AT" ]; then echo "no such package" >&2; exit 3; fi
                """;

        @Test
        void installsWhatAPythonAppNeedsAndRunsItWithUv() {
            sandbox.program("uv", RECORDING);
            sandbox.file("requirements.txt", "");
            LakefrontCommand run = sandbox.withCommand("flask", "run").run("--prepare-environment");
            assertThat(run.exitStatus()).isZero();
            assertThat(sandbox.read("../steps.txt").lines())
                    .satisfiesExactly(
                            step -> assertThat(step).startsWith("uv venv"),
                            step ->
                                    assertThat(step)
                                            .startsWith("uv pip install ")
                                            .contains(" databricks-sdk==", " debugpy"),
                            step ->
                                    assertThat(step)
                                            .isEqualTo("uv pip install -r requirements.txt"),
                            step -> assertThat(step).isEqualTo("uv run flask run"));
            assertThat(run.errors()).contains("Running command: uv run flask run");
        }

        @Test
        void installsAndBuildsANodeApp() {
            sandbox.program("npm", RECORDING);
            sandbox.file("package.json", "{\"scripts\": {\"build\": \"make\"}}");
            assertThat(sandbox.run("--prepare-environment").exitStatus()).isZero();
            assertThat(sandbox.read("../steps.txt"))
                    .isEqualTo("npm install\nnpm run build\nnpm run start\n");
        }

        @Test
        void endsTheCommandAtTheFirstStepThatFails() {
            sandbox.program("npm", RECORDING);
            sandbox.file("package.json", "{\"scripts\": {\"build\": \"make\"}}");
            LakefrontCommand run =
                    sandbox.export("FAIL_AT", "install").run("--prepare-environment");
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(run.errors())
                    .contains("no such package", "Error: npm install failed with exit code 3");
            assertThat(sandbox.read("../steps.txt")).isEqualTo("npm install\n");
        }
    }

    private static List<String> outputOf(LakefrontCommand run) {
        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        return run.output();
    }
}
