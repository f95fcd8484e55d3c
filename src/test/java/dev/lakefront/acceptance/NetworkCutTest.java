package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.Connections;
import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.LakefrontCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Offline means offline: an example app with its data, and beside it the Databricks SDK, as the
 * person and through the front door.
 */
@Timeout(300)
class NetworkCutTest {
    private static final Duration PLENTY = Duration.ofMinutes(2);

    /** What {@code cut.py} ends with where the system does not let it cut the network. */
    private static final int NOT_ALLOWED = 77;

    private static final List<String> ARGUMENTS =
            List.of("exec", "--offline", "--as", "bob", "--", ".venv/bin/python", "beside.py");

    /** The next best: whoever wants to go out finds nobody there. */
    private static final List<String> DEAD_PROXIES =
            List.of(
                    "env",
                    "HTTP_PROXY=http://127.0.0.1:9",
                    "HTTPS_PROXY=http://127.0.0.1:9",
                    "ALL_PROXY=http://127.0.0.1:9",
                    "NO_PROXY=localhost,127.0.0.1");

    @TempDir static Path programs;
    private static Path folder = Path.of("/nowhere");

    @BeforeAll
    static void installWhileThereIsANetwork() throws Exception {
        LakefrontCommand.build();
        folder = Examples.copyOf("sales-streamlit");
        Files.writeString(folder.resolve("beside.py"), Sandbox.resource("beside_sales.py"));
        Files.writeString(programs.resolve("cut.py"), Sandbox.resource("cut.py"));
        assertThat(statusOf("uv", "sync", "--quiet")).isZero();
    }

    /** Where the network cannot be cut, proxies that are not there stand in. */
    @Test
    void anAppAndAnSdkWorkWithTheNetworkCut() throws Exception {
        boolean cut = canBeCut();
        LakefrontCommand run =
                LakefrontCommand.startThrough(
                        cut ? cutting() : DEAD_PROXIES, folder, Examples.shell(), ARGUMENTS);

        assertWorked(run);
        assertThat(run.output().contains("interfaces: lo")).isEqualTo(cut);
        assertThat(run.errors()).noneMatch(line -> line.contains("io.netty"));
    }

    @Test
    void nothingIsAskedBeyondThisMachineThoughThereIsANetwork() throws Exception {
        LakefrontCommand run = LakefrontCommand.start(folder, Examples.shell(), ARGUMENTS);

        Set<Connections.Remote> seen = new HashSet<>();
        Eventually.within(
                PLENTY,
                () -> {
                    seen.addAll(Connections.of(run.pid()));
                    return hasEnded(run);
                });

        assertWorked(run);
        assertThat(seen).isNotEmpty().allMatch(Connections.Remote::isThisMachine);
    }

    private static void assertWorked(LakefrontCommand run) {
        assertThat(run.exitStatus(PLENTY)).as(run.transcript()).isZero();
        assertThat(run.output())
                .contains("me: bob@example.com", "sales: [['EU', '30.75']]", "page: 200 True");
    }

    private static boolean hasEnded(LakefrontCommand run) {
        return ProcessHandle.of(run.pid()).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static boolean canBeCut() throws IOException, InterruptedException {
        int status = statusOf("python3", programs.resolve("cut.py").toString(), "true");
        assertThat(status).isIn(0, NOT_ALLOWED);
        return status == 0;
    }

    private static List<String> cutting() {
        return List.of("python3", programs.resolve("cut.py").toString());
    }

    private static int statusOf(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        return builder.start().waitFor();
    }
}
