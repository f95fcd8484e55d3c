package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.Processes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;

/** Apps that are started again, behind a front door that stays open. */
@Timeout(120)
@Execution(CONCURRENT)
class RestartTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    /** Answers with its version; takes a moment to start. */
    private static final String APP =
            """
            import os, time
            from http.server import BaseHTTPRequestHandler, HTTPServer
            VERSION = b"%s"
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(VERSION)))
                    self.end_headers()
                    self.wfile.write(VERSION)
                def log_message(self, *args): pass
            time.sleep(0.3)
            HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
            """;

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void anAppThatCrashesIsStartedAgainAndRequestsWaitForIt() {
        sandbox.file("app.py", APP.formatted("up"));
        sandbox.withScript(
                "echo start >> starts; [ $(wc -l < starts) -ge 3 ] || exit 5; exec python3 app.py");
        LakefrontCommand run = sandbox.run("--restart", "on-crash").awaitOpen();
        assertThat(sandbox.get("/").body()).isEqualTo("up");
        assertThat(sandbox.read("starts")).isEqualTo("start\nstart\nstart\n");
        assertThat(run.errors())
                .containsSubsequence(
                        "Restarting the app in 1 s ...", "Restarting the app in 2 s ...");
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertNothingIsLeft();
    }

    @Test
    void anAppThatEndsWellEndsTheRunAllTheSame() {
        sandbox.file(
                "app.py", APP.formatted("up").replace("(VERSION)\n", "(VERSION); os._exit(0)\n"));
        LakefrontCommand run =
                sandbox.withCommand("python3", "app.py").run("--restart", "on-crash").awaitOpen();
        assertThat(sandbox.get("/").body()).isEqualTo("up");
        assertThat(run.exitStatus()).isZero();
    }

    @Test
    void aSignalEndsTheRunWhileItWaitsForTheNextStart() {
        LakefrontCommand run = sandbox.withScript("exit 5").run("--restart", "on-crash");
        run.awaitLine("Restarting the app in 8 s", LONG);
        assertThat(run.signal("TERM").exitStatus(Duration.ofSeconds(6))).isEqualTo(143);
        assertNothingIsLeft();
    }

    @Test
    void aChangedSourceStartsTheAppAgainAndRequestsWaitForIt() {
        sandbox.file("app.py", APP.formatted("one"));
        LakefrontCommand run = sandbox.withCommand("python3", "app.py").run("--watch").awaitOpen();
        assertThat(sandbox.get("/").body()).isEqualTo("one");
        sandbox.file("app.py", APP.formatted("two"));
        run.awaitLine("Restarting the app: app.py changed");
        assertThat(sandbox.get("/").body()).isEqualTo("two");
        assertThat(run.errors()).noneMatch(line -> line.startsWith("The app ended by itself"));
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertNothingIsLeft();
    }

    @Test
    void anAppThatCrashesUnderWatchIsStartedAgainWhenItsSourcesAreMended() {
        sandbox.file("app.py", "this is no Python");
        LakefrontCommand run = sandbox.withCommand("python3", "app.py").run("--watch").awaitOpen();
        run.awaitLine("The app is started again when one of its files changes");
        sandbox.file("app.py", APP.formatted("mended"));
        run.awaitLine("The app is ready");
        assertThat(sandbox.get("/").body()).isEqualTo("mended");
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(Processes.in(sandbox.app())).isEmpty();
    }
}
