package dev.lakefront.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.BuildOptions;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.EnvironmentOptions;
import dev.lakefront.run.option.FrontDoorOptions;
import dev.lakefront.run.option.LifeOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.OfflineOptions;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.option.Telling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlannerTest {
    private static final int USUAL_DEBUG_PORT_OF_PYTHON = 5678;

    @TempDir Path folder;

    @Test
    void theUsualPortOfADebuggerClashesToo() throws IOException {
        Files.createFile(folder.resolve("app.py"));
        Files.writeString(folder.resolve("app.yml"), "env: [{name: A, valueFrom: b}]");
        assertThat(problemsOf(debuggedRun(USUAL_DEBUG_PORT_OF_PYTHON)))
                .extracting(Problem::what)
                .satisfiesExactlyInAnyOrder(
                        what ->
                                assertThat(what)
                                        .isEqualTo("debug-port: 5678 is the front door's port too"),
                        what -> assertThat(what).startsWith("A defined in app.yml"),
                        what -> assertThat(what).startsWith("python: command not found"));
    }

    @Test
    void aTokensLifeIsAnOfflineWorkspacesInWholeSeconds() {
        Duration halves = Duration.ofMillis(1500);
        assertThat(
                        problemsOf(
                                run(
                                        8001,
                                        new OfflineOptions(
                                                false, Duration.ofSeconds(30), null, null))))
                .extracting(Problem::what)
                .contains("--token-lifetime is for the offline workspace only");
        assertThat(problemsOf(run(8001, new OfflineOptions(true, halves, null, null))))
                .extracting(Problem::what)
                .contains("token-lifetime: not whole seconds (expected: 1s or more, as 30s)");
    }

    @Test
    void stateIsKeptByAnOfflineWorkspace() {
        assertThat(
                        problemsOf(
                                run(
                                        8001,
                                        new OfflineOptions(
                                                false, null, folder.resolve("state"), null))))
                .extracting(Problem::what)
                .contains("--keep-state is for the offline workspace only");
    }

    private RunOptions debuggedRun(int port) {
        return run(port, OfflineOptions.ON);
    }

    private RunOptions run(int port, OfflineOptions offline) {
        return new RunOptions(
                folder,
                port,
                8000,
                null,
                null,
                BundleOptions.NONE,
                ResourceOptions.NONE,
                EnvironmentOptions.NONE,
                true,
                null,
                BuildOptions.NONE,
                LoginOptions.DEFAULT,
                offline,
                FrontDoorOptions.DEFAULT,
                true,
                LifeOptions.DEFAULT,
                Telling.DEFAULT);
    }

    private List<Problem> problemsOf(RunOptions options) {
        Surroundings surroundings =
                new Surroundings(
                        Map.of("PATH", folder.toString()), folder, "0.1.0", InstantSource.system());
        return catchThrowableOfType(
                        ProblemException.class, () -> RunPlanner.plan(options, surroundings))
                .problems();
    }
}
