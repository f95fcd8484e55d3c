package dev.lakefront.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.machine.Loopback;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadinessTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir Path folder;

    @Test
    void anAppIsReadyWhenItListens() throws IOException {
        int port = freePort();
        Files.writeString(
                folder.resolve("app.py"),
                """
                import os, socket, time
                while not os.path.exists("go"):
                    time.sleep(0.01)
                listener = socket.create_server(("127.0.0.1", %d))
                time.sleep(300)
                """
                        .formatted(port));
        AppProcess app = start("python3", "app.py");
        try {
            var readiness = Readiness.of(app, expected(port));
            assertThat(readiness).isNotDone();
            Files.createFile(folder.resolve("go"));
            assertThat(readiness.join()).isInstanceOf(Readiness.Listening.class);
        } finally {
            app.stop();
        }
    }

    @Test
    void anAppThatEndsBeforeItListensIsNotWaitedFor() throws IOException {
        AppProcess app = start("sh", "-c", "exit 1");
        assertThat(Readiness.of(app, expected(freePort())).join()).isEqualTo(new Readiness.Ended());
        app.stop();
    }

    @Test
    void aTakenPortIsAProblemThatNamesTheFlag() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            int port = other.getLocalPort();
            assertThat(
                            catchThrowableOfType(
                                            ProblemException.class, () -> AppPort.requireFree(port))
                                    .problems())
                    .extracting(Problem::what, Problem::where)
                    .containsExactly(
                            tuple("port " + port + " of the app is already in use", "--app-port"));
        }
    }

    @Test
    void aFreePortIsNoProblem() throws IOException {
        int port = freePort();
        assertThatCode(() -> AppPort.requireFree(port)).doesNotThrowAnyException();
    }

    @Test
    void whereAnAppListensElsewhereIsToldOnceForEachPlace() throws Exception {
        int port = freePort();
        int other = freePort();
        Files.writeString(
                folder.resolve("app.py"),
                """
                import os, socket, subprocess, sys, time
                if len(sys.argv) < 2:
                    sys.exit(subprocess.call(["python3", "app.py", "child"]))
                there = socket.create_server(("0.0.0.0", %d))
                six = socket.create_server(("::1", %d), family=socket.AF_INET6)
                while not os.path.exists("go"):
                    time.sleep(0.01)
                more = socket.create_server(("127.0.0.1", 0))
                while not os.path.exists("on"):
                    time.sleep(0.01)
                here = socket.create_server(("127.0.0.1", %d))
                time.sleep(300)
                """
                        .formatted(other, other, port));
        AppProcess app = start("python3", "app.py");
        try {
            BlockingQueue<List<InetSocketAddress>> told = new LinkedBlockingQueue<>();
            var readiness = Readiness.of(app, new Readiness.Expected(port, null, told::add));
            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .containsExactlyInAnyOrder(
                            new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), other),
                            new InetSocketAddress(Loopback.IPV6, other));
            Files.createFile(folder.resolve("go"));
            assertThat(told.poll(30, TimeUnit.SECONDS))
                    .hasSize(3)
                    .anyMatch(address -> address.getAddress().isLoopbackAddress());
            Files.createFile(folder.resolve("on"));
            assertThat(readiness.join()).isInstanceOf(Readiness.Listening.class);
            assertThat(told).isEmpty();
        } finally {
            app.stop();
        }
    }

    private static Readiness.Expected expected(int port) {
        return new Readiness.Expected(port, null, _ -> {});
    }

    private AppProcess start(String... argv) {
        return AppProcess.start(
                List.of(argv),
                folder,
                Map.of("PATH", System.getenv("PATH")),
                AppOutput.inherited());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }
}
