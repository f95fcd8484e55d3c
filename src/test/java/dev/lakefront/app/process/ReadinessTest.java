package dev.lakefront.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            var readiness = Readiness.of(app, port);
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
        assertThat(Readiness.of(app, freePort()).join()).isEqualTo(new Readiness.Ended());
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
