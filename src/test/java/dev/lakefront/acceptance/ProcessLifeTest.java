package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Processes;
import dev.lakefront.testing.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a run ends, whoever ends it, and what is left of it: nothing. */
@Timeout(60)
@Execution(CONCURRENT)
class ProcessLifeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Runs until a signal that it does not catch. */
    private static final String FOREVER = "touch up; while :; do sleep 0.05; done";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aSignalGivesTheAppSigtermAndTimeToFinish(String signal, int status) {
        sandbox.withScript(
                "trap 'echo INT >> signals' INT; trap 'echo TERM >> signals; sleep 0.3; echo done;"
                        + " exit 3' TERM; "
                        + FOREVER);
        LakefrontCommand run = sandbox.runAsInATerminal().awaitOpen();
        sandbox.awaitFile("up");
        assertThat(run.signal(signal).exitStatus()).isEqualTo(status);
        assertThat(run.output()).containsExactly("done");
        assertThat(sandbox.read("signals")).isEqualTo("TERM\n");
        assertNothingIsLeft();
    }

    @Test
    void ctrlCInATerminalReachesTheAppTooAndEndsBoth() {
        sandbox.withScript(
                "trap 'echo INT >> signals' INT; trap 'echo TERM >> signals; exit' TERM; "
                        + FOREVER);
        LakefrontCommand run = sandbox.runAsInATerminal().awaitOpen();
        sandbox.awaitFile("up");
        Processes.signal("INT", -run.pid());
        assertThat(run.exitStatus()).isEqualTo(130);
        assertThat(sandbox.read("signals").lines()).containsExactlyInAnyOrder("INT", "TERM");
        assertNothingIsLeft();
    }

    @Test
    void anAppThatIgnoresSigtermIsKilledAfterFifteenSeconds() {
        sandbox.withScript("trap '' TERM INT HUP; " + FOREVER);
        LakefrontCommand run = sandbox.run().awaitOpen();
        sandbox.awaitFile("up");
        Instant asked = Instant.now();
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertThat(Duration.between(asked, Instant.now()))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(19));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"INT, INT, 130", "TERM, INT, 143", "HUP, TERM, 129"})
    void aSecondSignalKillsAtOnce(String first, String second, int status) {
        LakefrontCommand run = runSlowToEnd("pass");
        run.signal(first);
        sandbox.awaitFile("asked");
        Instant again = Instant.now();
        assertThat(run.signal(second).exitStatus()).isEqualTo(status);
        assertThat(Duration.between(again, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(run.errors()).contains("Killing the app (SIGKILL) ...");
        assertNothingIsLeft();
    }

    @Test
    void anEchoOfTheFirstSignalDoesNotKill() {
        LakefrontCommand run = runSlowToEnd("print('done', flush=True); os._exit(0)");
        Processes.signals(run.pid(), "INT", "INT", "TERM");
        // The VM starts a thread for each signal: any of three that come at once may be the first
        assertThat(run.exitStatus()).isIn(130, 143);
        assertThat(run.output()).containsExactly("done");
    }

    /** An app that a second after SIGTERM, too late for an echo, makes a file and does one more. */
    private LakefrontCommand runSlowToEnd(String then) {
        sandbox.file(
                "app.py",
                """
                import os, signal, time
                def end(*_):
                    time.sleep(1.5)
                    open("asked", "w").close()
                    %s
                signal.signal(signal.SIGTERM, end)
                open("up", "w").close()
                while True: time.sleep(1)
                """
                        .formatted(then));
        sandbox.withCommand("python3", "app.py");
        LakefrontCommand run = sandbox.runAsInATerminal().awaitOpen();
        sandbox.awaitFile("up");
        return run;
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "KILL, 137", "'', 5"})
    void whateverTheAppHasStartedEndsWithTheRun(String signal, int status) {
        sandbox.file("tree.py", Sandbox.resource("tree.py"));
        sandbox.withMirror().withCommand("python3", "tree.py");
        LakefrontCommand run = sandbox.run().awaitOpen().awaitOutput("mirror listens");
        assertThat(sandbox.mirrored().token()).isNotEmpty();
        // Lakefront, the app, a shell with its sleep, a sleep, the mirror, the one without
        // variables
        Eventually.within(SOON, () -> Processes.in(sandbox.app()).size() >= 7);
        Path ended = Path.of("/proc", sandbox.await("ended"));
        Eventually.within(SOON, () -> Files.notExists(ended));
        if (signal.isEmpty()) {
            run.type("");
        } else {
            run.signal(signal);
        }
        assertThat(run.exitStatus()).isEqualTo(status);
        if (signal.equals("KILL")) {
            sandbox.awaitQuiet(SOON);
        }
        assertNothingIsLeft();
    }

    @Test
    void anAppThatIsKilledEndsTheRun() {
        sandbox.withScript("echo $$ > pid; exec sleep 300");
        LakefrontCommand run = sandbox.run().awaitOpen();
        Processes.signal("KILL", Long.parseLong(sandbox.await("pid").strip()));
        assertThat(run.exitStatus()).isEqualTo(137);
        assertNothingIsLeft();
    }

    @Test
    void anAppThatEndsEndsTheRunThoughTheWorkspaceHangs() {
        sandbox.workspace().hanging();
        LakefrontCommand run = sandbox.withScript("exit 3").run();
        assertThat(run.exitStatus(Duration.ofSeconds(8))).isEqualTo(3);
    }

    @Test
    void aSignalBeforeThereIsAnAppEndsTheRunAtOnce() {
        sandbox.workspace().hanging().describeNothing();
        LakefrontCommand run = sandbox.withScript("touch up").runAsInATerminal();
        Eventually.within(SOON, () -> Wire.accepts(sandbox.port()));
        assertThat(run.signal("INT").exitStatus(Duration.ofSeconds(5))).isEqualTo(130);
        assertThat(sandbox.has("up")).isFalse();
        assertNothingIsLeft();
    }

    @Test
    void requestsThatComeBeforeTheAppListensWaitForIt() {
        sandbox.withMirror()
                .withScript("until [ -e go ]; do sleep 0.05; done; exec python3 mirror.py");
        LakefrontCommand run = sandbox.run();
        Eventually.within(SOON, () -> Wire.accepts(sandbox.port()));
        try (Wire early = Wire.to(sandbox.port())) {
            early.send("GET /early HTTP/1.1\r\nHost: localhost\r\n\r\n");
            run.awaitOpen();
            assertThat(Wire.accepts(sandbox.appPort())).isFalse();
            sandbox.file("go", "");
            assertThat(early.head()).startsWith("HTTP/1.1 200");
        }
        assertThat(sandbox.read("requests.log")).isEqualTo("GET /early HTTP/1.1\n");
    }

    private void assertNothingIsLeft() {
        assertThat(Processes.in(sandbox.app())).isEmpty();
        assertThat(Wire.accepts(sandbox.port())).isFalse();
        assertThat(Wire.accepts(sandbox.appPort())).isFalse();
    }
}
