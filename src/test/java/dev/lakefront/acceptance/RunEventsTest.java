package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.LakefrontCommand;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;

/** What a run tells programs ({@code --output json}), and what happens when the app listens. */
@Timeout(90)
@Execution(CONCURRENT)
class RunEventsTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void aProgramHearsOfEveryStepOfALifeInALineEach() {
        LakefrontCommand run = sandbox.withMirror().run("--output", "json");
        String listening = run.awaitLine(event("listening"));
        assertThat(listening)
                .contains("\"url\":\"http://localhost:" + sandbox.port() + "\"")
                .contains("\"after_ms\":");
        run.awaitLine(event("open"));
        assertThat(run.errors()).noneMatch(line -> line.startsWith(event("ready")));
        assertThat(sandbox.mirrored().token()).isNotEmpty();
        run.awaitLine(event("ready"));
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertThat(events(run))
                .containsSubsequence(
                        "planned", "started", "listening", "ready", "stopping", "exited")
                .contains("signed_in", "open");
        assertThat(run.errors()).allMatch(line -> line.startsWith("{\"event\":\""));
        assertThat(run.errors()).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void aCrashIsAnEventWithItsCause() {
        sandbox.file("app.py", "import no_such_module_anywhere\n");
        LakefrontCommand run = sandbox.withCommand("python3", "app.py").run("--output=json");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.awaitLine(event("exited")))
                .contains("\"exit_code\":1,\"how\":\"exit code 1\"")
                .contains("\"crashed\":true,\"listened\":false")
                .contains(
                        "\"cause\":\"the Python module no_such_module_anywhere is not installed\"");
        assertThat(run.errors()).anyMatch(line -> line.startsWith("Traceback"));
    }

    @Test
    void theUrlIsToldWhenTheAppListens() {
        sandbox.withMirror()
                .withScript("until [ -e go ]; do sleep 0.05; done; exec python3 mirror.py");
        LakefrontCommand run = sandbox.run().awaitOpen();
        assertThat(run.errors()).noneMatch(line -> line.startsWith("The app is ready"));
        sandbox.file("go", "");
        assertThat(run.awaitLine("The app is ready"))
                .endsWith(" ms after its start): http://localhost:" + sandbox.port());
    }

    /** Also where a certificate has to be made first, for which the app need not wait. */
    @Test
    void theUrlThatIsToldTakesConnections() throws IOException {
        LakefrontCommand run = sandbox.withMirror().run("--https");
        run.awaitLine("The app is ready");

        try (Socket browser = new Socket("localhost", sandbox.port())) {
            assertThat(browser.isConnected()).isTrue();
        }
    }

    @Test
    void theBrowserIsOpenedWhenTheAppListensAndStaysWhenTheRunEnds() {
        sandbox.program(
                "xdg-open", "#!/bin/sh\necho \"$1\" > opened; echo $$ > browser; exec sleep 300\n");
        sandbox.withMirror();
        LakefrontCommand run = sandbox.run("--open").awaitOpen();
        assertThat(sandbox.await("opened").strip()).isEqualTo("http://localhost:" + sandbox.port());
        long browser = Long.parseLong(sandbox.await("browser").strip());
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertThat(ProcessHandle.of(browser)).get().matches(ProcessHandle::isAlive);
        ProcessHandle.of(browser).ifPresent(ProcessHandle::destroyForcibly);
        Eventually.within(Duration.ofSeconds(10), sandbox::isQuiet);
    }

    private static String event(String name) {
        return "{\"event\":\"" + name + "\"";
    }

    private static List<String> events(LakefrontCommand run) {
        return run.errors().stream().map(line -> line.split("\"", -1)[3]).toList();
    }
}
