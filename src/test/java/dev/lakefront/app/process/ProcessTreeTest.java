package dev.lakefront.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessTreeTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    /** A parent that does not collect its ended child, as process 1 of many containers. */
    private static final String CARELESS =
            """
            import os, time
            child = os.fork()
            if not child: os._exit(0)
            os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
            print(child, flush=True)
            time.sleep(300)
            """;

    @Test
    void aZombieHasEnded() throws IOException {
        Process parent = new ProcessBuilder("python3", "-c", CARELESS).start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            ProcessHandle zombie = ProcessHandle.of(pid).orElseThrow();
            long start = System.nanoTime();
            RunMarker marker = RunMarker.random();
            new ProcessTree(zombie, marker, Orphans.fromNowOn(marker)).end(LONG);
            assertThat(zombie.isAlive()).as("what Java says of it").isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        } finally {
            parent.destroyForcibly();
        }
    }
}
