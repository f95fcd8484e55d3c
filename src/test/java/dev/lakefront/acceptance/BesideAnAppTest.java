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

/**
 * An example app with its data, and beside it the Databricks SDK, as the person and through the
 * front door.
 */
@Timeout(300)
class BesideAnAppTest {
    private static final Duration PLENTY = Duration.ofMinutes(2);

    private static Path folder = Path.of("/nowhere");

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        LakefrontCommand.build();
        folder = Examples.installed("sales-streamlit");
        Files.writeString(folder.resolve("beside.py"), Sandbox.resource("beside_sales.py"));
    }

    @Test
    void nothingIsAskedBeyondThisMachine() {
        LakefrontCommand run =
                LakefrontCommand.start(
                        folder,
                        Examples.shell(),
                        List.of(
                                "exec",
                                "--offline",
                                "--as",
                                "bob",
                                "--",
                                ".venv/bin/python",
                                "beside.py"));

        Set<Connections.Remote> seen = new HashSet<>();
        Eventually.within(
                PLENTY,
                () -> {
                    seen.addAll(Connections.of(run.pid()));
                    return hasEnded(run);
                });

        assertThat(run.exitStatus(PLENTY)).as(run.transcript()).isZero();
        assertThat(run.output())
                .contains("me: bob@example.com", "sales: [['EU', '30.75']]", "page: 200 True");
        assertThat(run.errors()).noneMatch(line -> line.contains("io.netty"));
        assertThat(seen).isNotEmpty().allMatch(Connections.Remote::isThisMachine);
    }

    private static boolean hasEnded(LakefrontCommand run) {
        return ProcessHandle.of(run.pid()).filter(ProcessHandle::isAlive).isEmpty();
    }
}
