package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes: each is named with its place and its remedy, all at once, and nothing is started. */
@Timeout(60)
class BadInputTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    runn                            | 1 | Error: unknown command: runn; did you mean run?
                    apps deploy                     | 1 | Error: unknown command: deploy
                    run --prot 9001                 | 1 | Error: unknown flag: --prot; did you mean --port?
                    run --port -1                   | 1 | Error: port: -1 (expected: 0-65535)
                    run --app-port 65536            | 1 | Error: app-port: 65536 (expected: 0-65535)
                    run --debug-port five           | 1 | Error: debug-port: five (expected: 0-65535)
                    run --port                      | 1 | Error: ; --port
                    run --port 8000                 | 1 | Error: ; app's port
                    run --allow-host x:80,*         | 1 | Error: allow-host: x:80 (; Error: allow-host: * (
                    run --allow-origin x --env n    | 1 | Error: allow-origin: x (; Error: --env n
                    run --env nonsense              | 1 | Error: --env nonsense; NAME=VALUE
                    run --entry-point none.yml      | 1 | Error: none.yml not found; --entry-point
                    run /no/such/folder             | 1 | Error: ; /no/such/folder
                    """)
    void onTheCommandLineAreNamed(String arguments, int status, String words) {
        sandbox.withScript("touch started");
        LakefrontCommand run = sandbox.lakefront(List.of(arguments.split(" ", -1)));
        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(status);
        assertThat(run.errors()).first().asString().startsWith("Error: ");
        assertThat(String.join("\n", run.errors())).contains(words.split("; ", -1));
        assertHarmless(run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    command: python app.py            | must be a list; app.yaml:1; ["python", "app.py"]
                    command: [a, {b: c}]              | must be a string; app.yaml:1
                    command: [python, app.py          | is not valid YAML; app.yaml:
                    - command                         | must be a mapping; app.yaml:1
                    env: {A: b}                       | env must be a list; app.yaml:1
                    env: [{value: b}]                 | has no name; app.yaml:1
                    command: [no-such-program-at-all] | no-such-program-at-all; not found
                    """)
    void inTheSpecAreNamedWithTheirPlace(String spec, String words) {
        sandbox.file("app.yaml", spec);
        sandbox.file("app.py", "open('started', 'w')");
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        assertThat(run.transcript()).contains("  Error: ").contains(words.split("; ", -1));
        assertHarmless(run);
    }

    @Test
    void aSpecThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectory(sandbox.app().resolve("app.yml"));
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).first().asString().startsWith("Error: app.yml reading error");
        assertHarmless(run);
    }

    @Test
    void aMachineWithoutPythonIsToldThatItIsMissing() throws IOException {
        Path programs = Files.createDirectory(sandbox.home().resolve("bin"));
        // all that the launcher itself needs
        Files.createSymbolicLink(programs.resolve("find"), Path.of("/usr/bin/find"));
        sandbox.export("PATH", programs.toString()).file("app.py", "open('started', 'w')");
        LakefrontCommand run = sandbox.run();
        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        assertThat(run.errors()).first().asString().startsWith("Error: python: command not found");
        assertHarmless(run);
    }

    @Test
    void allOfThemAreToldAtOnce() {
        sandbox.loggedOut();
        sandbox.file(
                "app.yaml",
                """
                command: [sh, app.sh]
                env:
                  - {name: ONE, valueFrom: first}
                  - {name: TWO, valueFrom: second}
                """);
        LakefrontCommand run = sandbox.run("--env", "three", "--profile", "nobody");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors().stream().filter(line -> line.startsWith("Error: ")))
                .anyMatch(line -> line.contains("ONE"))
                .anyMatch(line -> line.contains("TWO"))
                .anyMatch(line -> line.contains("--env three"))
                .anyMatch(line -> line.contains("profile nobody"));
        assertHarmless(run);
    }

    private void assertHarmless(LakefrontCommand run) {
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .noneMatch(line -> line.contains("\tat ") || line.contains("Exception"));
        assertThat(sandbox.has("started")).isFalse();
        assertThat(sandbox.isQuiet()).isTrue();
    }
}
