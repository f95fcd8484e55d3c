package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lakefront.testing.LakefrontCommand;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;

/** What is said of an app that ends though nobody has asked it to, after its own words. */
@Timeout(90)
@Execution(CONCURRENT)
class CrashTest {
    private static final String REPORT = "The app ended by itself after ";

    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void anExitCodeIsToldAndIsOurs() {
        LakefrontCommand run = sandbox.withScript("echo my own words; exit 7").run();
        assertThat(run.exitStatus()).isEqualTo(7);
        assertThat(run.output()).containsExactly("my own words");
        assertThat(report(run))
                .singleElement()
                .asString()
                .endsWith(" s, before it listened on port " + sandbox.appPort() + ": exit code 7");
    }

    @Test
    void aSignalIsToldByItsName() {
        LakefrontCommand run = sandbox.withScript("kill -9 $$").run();
        assertThat(run.exitStatus()).isEqualTo(137);
        assertThat(report(run).getFirst()).endsWith(": SIGKILL (9)");
        assertThat(report(run)).anyMatch(line -> line.contains("memory"));
    }

    @Test
    void aMissingModuleIsNamedWithTheStepThatInstallsIt() {
        sandbox.file("app.py", "import no_such_module_anywhere\n");
        LakefrontCommand run = sandbox.withCommand("python3", "app.py").run();
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(report(run))
                .contains(
                        "  Likely cause: the Python module no_such_module_anywhere is not installed")
                .anyMatch(line -> line.contains("--build"));
    }

    @Test
    void aMissingNodePackageIsNamed() {
        sandbox.file("app.js", "require('no-such-package-anywhere')\n");
        LakefrontCommand run = sandbox.withCommand("node", "app.js").run();
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(report(run))
                .contains(
                        "  Likely cause: the Node package no-such-package-anywhere is not"
                                + " installed");
    }

    @Test
    void aPortThatAnotherProgramHasIsToldOf() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            sandbox.file(
                    "app.py", "import socket; socket.socket().bind(('127.0.0.1', " + port + "))");
            LakefrontCommand run = sandbox.withCommand("python3", "app.py").run();
            assertThat(run.exitStatus()).isEqualTo(1);
            assertThat(report(run))
                    .anyMatch(line -> line.startsWith("  Likely cause: it wants a port"))
                    .anyMatch(line -> line.contains("DATABRICKS_APP_PORT"));
        }
    }

    @Test
    void aCommandThatIsDoneHasServedNothing() {
        LakefrontCommand run = sandbox.withScript("exit 0").run();
        assertThat(run.exitStatus()).isZero();
        assertThat(report(run)).anyMatch(line -> line.startsWith("  Likely cause: its command"));
        assertThat(String.join("\n", run.errors()))
                .as("nobody is sent to an app that is gone")
                .doesNotContainPattern("(?s)" + REPORT + ".*To access your app");
    }

    @Test
    void anAppThatListensElsewhereIsToldOf() {
        sandbox.file(
                "app.py",
                "import socket, time; s = socket.create_server(('0.0.0.0', 0));"
                        + " open('port', 'w').write(str(s.getsockname()[1])); time.sleep(300)");
        LakefrontCommand run = sandbox.withCommand("python3", "app.py").run().awaitOpen();
        String port = sandbox.await("port");
        assertThat(run.awaitLine("Warning: the app listens on ", Duration.ofSeconds(30)))
                .isEqualTo(
                        "Warning: the app listens on 0.0.0.0:"
                                + port
                                + ", not on 127.0.0.1:"
                                + sandbox.appPort());
    }

    @Test
    void whatTheUserEndsIsNoCrash() {
        sandbox.withScript("trap 'exit 9' TERM; touch up; while :; do sleep 0.05; done");
        LakefrontCommand run = sandbox.run().awaitOpen();
        sandbox.awaitFile("up");
        assertThat(run.signal("TERM").exitStatus()).isEqualTo(143);
        assertThat(run.errors()).noneMatch(line -> line.startsWith(REPORT));
    }

    private static List<String> report(LakefrontCommand run) {
        return run.errors().stream()
                .dropWhile(line -> !line.startsWith(REPORT))
                .takeWhile(line -> line.startsWith(REPORT) || line.startsWith("  "))
                .toList();
    }
}
