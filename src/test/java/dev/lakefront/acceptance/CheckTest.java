package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code lakefront check}: everything that is wrong with an app, told at once. */
@Timeout(120)
class CheckTest {
    private static final Duration INSTALLATION = Duration.ofMinutes(1);

    /** From the npm registry: the schema of OASIS, and what reads schemas. */
    private static final List<String> SCHEMA_AND_READER =
            List.of(
                    "@microsoft/jest-sarif@1.0.0-beta.0",
                    "ajv@8.17.1",
                    "ajv-draft-04@1.0.0",
                    "ajv-formats@3.0.1");

    private static final String VALIDATE =
            """
            const {readFileSync} = require('fs');
            const ajv = new (require('ajv-draft-04').default)(
                {strict: false, unicodeRegExp: false, allErrors: true});
            require('ajv-formats').default(ajv);
            const schema = readFileSync(
                'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8');
            const isValid = ajv.compile(JSON.parse(schema));
            console.log(isValid(JSON.parse(readFileSync(0, 'utf8'))) || isValid.errors);
            """;

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void hasNothingToSayOfASoundApp() {
        sandbox.file("app.py", "");
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).isZero();
        assertThat(check.output()).containsExactly("0 problems, 0 warnings");
        assertThat(check.errors()).isEmpty();
    }

    @Test
    void tellsEverythingAtOnceAndStartsNothing() {
        makeItWrong();
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).isEqualTo(1);
        assertThat(check.output())
                .containsExactly(
                        "app.yaml:1:10: error: command must be a list of strings [app-spec]",
                        "  write command: [\"touch\", \"started\"]",
                        ".env:1: warning: no variable can be read from this line; it is passed"
                                + " over [env-file]",
                        "  write NAME=VALUE; values of several lines need quotes",
                        "uv.lock: warning: the platform does not read uv.lock: requirements.txt"
                                + " counts [unread-build-file]",
                        "  remove the one that is not meant",
                        "1 problem, 2 warnings");
        assertThat(sandbox.has("started")).isFalse();
    }

    @Test
    void warningsAloneAreNoFailure() {
        sandbox.file("app.py", "");
        sandbox.file("pyproject.toml", "");
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).isZero();
        assertThat(check.output()).last().isEqualTo("0 problems, 1 warning");
    }

    @Test
    void needsNoLoginAndNoToolsOfTheApp() {
        sandbox.loggedOut().withCommand("no-such-program");
        sandbox.export("PATH", sandbox.root().resolve("nowhere") + ":/usr/bin:/bin");
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).as(check.transcript()).isZero();
    }

    @Test
    void secretsThatGitWouldTakeAreToldOf() throws Exception {
        sandbox.withCommand("python3", "app.py");
        sandbox.file("workspace/secrets.yaml", "shop: {key: hush}");
        Process git =
                new ProcessBuilder("git", "init", "-q").directory(sandbox.root().toFile()).start();
        assertThat(git.waitFor()).isZero();
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).isZero();
        assertThat(check.output())
                .anyMatch(line -> line.endsWith("[secrets-file]"))
                .noneMatch(line -> line.contains("hush"));
    }

    @Test
    void filesOfTheOfflineWorkspaceAreReadToo() {
        sandbox.withCommand("python3", "app.py");
        sandbox.file("workspace/grants.yaml", "grant: []");
        sandbox.file("workspace/stubs/genie.yaml", "stubs: [{path: genie}]");
        sandbox.file("workspace/secrets.yaml", "shop: [hush]");
        LakefrontCommand check = check("--offline");
        assertThat(check.exitStatus()).isEqualTo(1);
        assertThat(check.output())
                .anyMatch(line -> line.startsWith("workspace/grants.yaml:1:1: error: "))
                .anyMatch(line -> line.startsWith("workspace/stubs/genie.yaml:1:16: error: "))
                .anyMatch(line -> line.startsWith("workspace/secrets.yaml:1:7: error: "))
                .last()
                .isEqualTo("3 problems, 0 warnings");
    }

    @Test
    void aBrokenFileHidesNoOther() {
        sandbox.file("package.json", "{");
        sandbox.file("app.yaml", "command: [");
        sandbox.file("node_modules/a.js", "");
        LakefrontCommand check = check();
        assertThat(check.exitStatus()).isEqualTo(1);
        assertThat(check.output())
                .anyMatch(line -> line.endsWith("[package-json]"))
                .anyMatch(line -> line.endsWith("[app-spec]"))
                .anyMatch(line -> line.endsWith("[uploaded-packages]"));
    }

    @Test
    void isReadByPrograms() {
        makeItWrong();
        LakefrontCommand check = check("--output", "json");
        assertThat(check.exitStatus()).isEqualTo(1);
        assertThat(check.output())
                .singleElement()
                .asString()
                .contains(
                        "\"problems\":[{\"rule\":\"app-spec\"",
                        "\"file\":\"app.yaml\",\"line\":1,\"column\":10",
                        "\"warnings\":[{\"rule\":\"env-file\"");
    }

    @Test
    void isReadByCodeHosts() throws Exception {
        makeItWrong();
        LakefrontCommand check =
                sandbox.lakefrontIn(sandbox.root(), List.of("check", "--output", "sarif", "app"));
        assertThat(check.exitStatus()).isEqualTo(1);
        String sarif = String.join("\n", check.output());
        assertThat(sarif)
                .contains(
                        "\"ruleId\":\"app-spec\"",
                        "\"level\":\"error\"",
                        "\"level\":\"warning\"",
                        "{\"artifactLocation\":{\"uri\":\"app/app.yaml\",\"uriBaseId\":\"%SRCROOT%\"},"
                                + "\"region\":{\"startLine\":1,\"startColumn\":10}}");
        assertThat(validated(sarif)).isEqualTo("true");
    }

    /** What the official schema has to say. */
    private static String validated(String sarif) throws Exception {
        Path folder = LakefrontCommand.LAUNCHER.resolveSibling("target/acceptance/sarif");
        Files.createDirectories(folder);
        var install =
                new ArrayList<>(
                        List.of(
                                "npm",
                                "install",
                                "--ignore-scripts",
                                "--prefix",
                                folder.toString()));
        install.addAll(SCHEMA_AND_READER);
        assertThat(run(install, folder, "")).isNotEmpty();
        return run(List.of("node", "-e", VALIDATE), folder, sarif);
    }

    private static String run(List<String> argv, Path folder, String input)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(argv)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        String output = process.inputReader().readAllAsString().strip();
        assertThat(process.waitFor(INSTALLATION)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private void makeItWrong() {
        sandbox.file("app.yaml", "command: touch started\n");
        sandbox.file("requirements.txt", "");
        sandbox.file("uv.lock", "");
        sandbox.file("pyproject.toml", "");
        sandbox.file(".env", "this is no assignment\n");
    }

    private LakefrontCommand check(String... flags) {
        var arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(flags));
        return sandbox.lakefront(arguments);
    }
}
