package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lakefront exec}: a command beside an app, as tests are. */
@Timeout(60)
class ExecTest {
    private static final String ASK =
            "import os, urllib.request;"
                    + "print(urllib.request.urlopen(os.environ['LAKEFRONT_URL']).status)";

    /** Puts a text into a file of a volume, or prints it. */
    private static final String VOLUME =
            """
            import base64, json, os, sys, urllib.request as http
            host = os.environ["DATABRICKS_HOST"]
            pair = os.environ["DATABRICKS_CLIENT_ID"] + ":" + os.environ["DATABRICKS_CLIENT_SECRET"]
            def call(path, headers, data=None, method=None):
                return http.urlopen(http.Request(host + path, data, headers, method=method)).read()
            basic = "Basic " + base64.b64encode(pair.encode()).decode()
            token = json.loads(
                call("/oidc/v1/token", {"Authorization": basic}, b"grant_type=client_credentials"))
            print(
                call(
                    "/api/2.0/fs/files/Volumes/main/shop/in/file.txt",
                    {"Authorization": "Bearer " + token["access_token"]},
                    sys.argv[2].encode() if sys.argv[2:] else None,
                    sys.argv[1]).decode())
            """;

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    private LakefrontCommand exec(String flags, String... command) {
        List<String> words = new ArrayList<>(List.of(("exec " + flags).strip().split(" ", -1)));
        words.add("--");
        words.addAll(List.of(command));
        return sandbox.lakefront(words);
    }

    private static String line(LakefrontCommand run, String start) {
        return run.output().stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCommandStartsWhenTheAppAnswersAndItsExitCodeIsOurs() {
        sandbox.withScript("echo the app speaks; exec python3 mirror.py").withMirrorFile();
        LakefrontCommand run =
                exec("--offline", "sh", "-c", "python3 -c \"" + ASK + "\" && exit 7");

        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(7);
        assertThat(run.output()).as("the command's alone").containsExactly("200");
        assertThat(run.errors()).contains("the app speaks");
    }

    @Test
    void aSignalThatEndsTheCommandIsAnExitCodeToo() {
        sandbox.withMirror();
        LakefrontCommand run = exec("--offline", "sh", "-c", "kill -KILL $$");

        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(128 + 9);
    }

    @Test
    void whatABuildSaysIsNotMixedWithTheCommandsWords() {
        sandbox.withMirror();
        sandbox.file("package.json", "{\"scripts\": {\"build\": \"echo the site is built\"}}");
        LakefrontCommand run = exec("--offline --build", "echo", "ran");

        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(run.output()).containsExactly("ran");
        assertThat(run.errors()).contains("the site is built");
    }

    @Test
    void theCommandHasTheLoginOfWhoeverItIsToBe() {
        sandbox.withMirror();
        LakefrontCommand run = exec("--as bob --offline", "env");

        assertThat(run.exitStatus()).as(run.transcript()).isZero();
        assertThat(line(run, "DATABRICKS_HOST=")).startsWith("DATABRICKS_HOST=http://127.0.0.1:");
        assertThat(run.output())
                .noneMatch(line -> line.contains(sandbox.workspace().url()))
                .anyMatch(line -> line.startsWith("DATABRICKS_CLIENT_SECRET="));
    }

    @Test
    void whatOneRunKeepsTheNextOneHas() {
        sandbox.withMirror().file("workspace/volumes/main/shop/in/seed.txt", "");
        sandbox.file("volume.py", VOLUME);
        String flags = "--offline --keep-state state";

        LakefrontCommand one = exec(flags, "python3", "volume.py", "PUT", "kept text");
        assertThat(one.exitStatus()).as(one.transcript()).isZero();
        LakefrontCommand two = exec(flags, "python3", "volume.py", "GET");
        assertThat(two.exitStatus()).as(two.transcript()).isZero();
        assertThat(two.output()).containsExactly("kept text");
    }

    @Test
    void severalStandSideBySide() {
        sandbox.withMirror();
        LakefrontCommand one = exec("--offline", "sh", "-c", "echo $LAKEFRONT_URL; read -r line");
        LakefrontCommand two = exec("--offline", "sh", "-c", "echo $LAKEFRONT_URL");

        assertThat(two.exitStatus()).as(two.transcript()).isZero();
        one.type("\n");
        assertThat(one.exitStatus()).as(one.transcript()).isZero();
        assertThat(line(one, "http://localhost:")).isNotEqualTo(line(two, "http://localhost:"));
    }

    @Test
    void anAppThatEndsBeforeItListensLeavesNothingToRunBeside() {
        sandbox.withScript("exit 3");
        LakefrontCommand run = exec("--offline", "echo", "ran");

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.output()).doesNotContain("ran");
        assertThat(run.awaitLine("Error: the app ended before it listened"))
                .contains("(exit code 3)");
    }

    @Test
    void anAppThatNeverListensIsNotWaitedForForEver() {
        sandbox.withScript("exec sleep 60");
        LakefrontCommand run = exec("--offline --hold 1s", "echo", "ran");

        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        assertThat(run.output()).isEmpty();
        assertThat(run.awaitLine("Error: the app does not listen on port "))
                .endsWith(" after 1 s: the command was not run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "/no/such/program", "./app.yaml"})
    void forACommandThatIsNotThereNothingIsStarted(String command) {
        sandbox.withMirror();
        LakefrontCommand run = exec("--offline", command);

        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(1);
        assertThat(run.errors())
                .contains(
                        "Error: "
                                + command
                                + ": no such program for exec to run; nothing was started")
                .noneMatch(line -> line.contains("To access your app"));
    }

    @Test
    void sigtermEndsTheCommandAndTheApp() {
        sandbox.withMirror();
        LakefrontCommand run =
                exec(
                        "--offline",
                        "sh",
                        "-c",
                        "trap 'echo ended; exit 0' TERM; echo up; sleep 60 & wait");

        run.awaitOutput("up").signal("TERM");

        assertThat(run.exitStatus()).as(run.transcript()).isEqualTo(143);
        assertThat(run.output()).contains("ended");
    }

    @Test
    void withoutACommandNothingStarts() {
        LakefrontCommand run = sandbox.lakefront(List.of("exec", "--offline"));

        assertThat(run.exitStatus()).isEqualTo(1);
        run.awaitLine("Error: exec: no command");
    }
}
