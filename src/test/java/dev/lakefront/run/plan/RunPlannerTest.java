package dev.lakefront.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.LoginPlan;
import dev.lakefront.run.option.AccessTokenMode;
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
import dev.lakefront.run.option.TerminalPrompt;
import dev.lakefront.testing.StandInWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlannerTest {
    private static final int USUAL_DEBUG_PORT_OF_PYTHON = 5678;

    private static final String SHOP = "/api/2.0/apps/shop";

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

    @Test
    void whatTheDeployedAppSaidOfItsScopesIsPartOfThePlan() throws IOException {
        Files.createFile(folder.resolve("app.py"));
        program("python", "");
        program(
                "databricks",
                "echo '{\"access_token\": \"t\", \"expiry\": \"2999-01-01T00:00:00Z\"}'");
        try (StandInWorkspace workspace = new StandInWorkspace(0)) {
            workspace.accept("t").serving(SHOP, "{\"effective_user_api_scopes\": [\"sql\"]}");
            Files.writeString(
                    folder.resolve(".databrickscfg"),
                    "[DEFAULT]\nhost = " + workspace.url() + "\nauth_type = databricks-cli\n");
            LoginPlan logins =
                    RunPlanner.settled(
                                    runOf(new ResourceOptions("shop", false, false), scopesOfApp()),
                                    surroundings(new Somebody()))
                            .logins();
            assertThat(logins.deployedApp())
                    .isNotNull()
                    .satisfies(said ->
                            assertThat(said.at("/effective_user_api_scopes/0")).isEqualTo("sql"));
            assertThat(workspace.count(SHOP)).isEqualTo(1);
        }
    }

    private static LoginOptions scopesOfApp() {
        return new LoginOptions(null, null, AccessTokenMode.AUTO, null, null, "app");
    }

    /** Could log in in a browser, and is not asked to before the run begins. */
    private static final class Somebody implements TerminalPrompt {
        @Override
        public @Nullable String choose(String question, List<String> choices) {
            return null;
        }

        @Override
        public boolean confirms(String question) {
            return false;
        }

        @Override
        public boolean isAttended() {
            return true;
        }
    }

    private void program(String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RunOptions debuggedRun(int port) {
        return run(port, OfflineOptions.ON);
    }

    private RunOptions run(int port, OfflineOptions offline) {
        return run(port, true, ResourceOptions.NONE, LoginOptions.DEFAULT, offline);
    }

    private RunOptions runOf(ResourceOptions app, LoginOptions login) {
        return run(8001, false, app, login, OfflineOptions.OFF);
    }

    private RunOptions run(
            int port,
            boolean debug,
            ResourceOptions resources,
            LoginOptions login,
            OfflineOptions offline) {
        return new RunOptions(
                folder,
                port,
                8000,
                null,
                null,
                BundleOptions.NONE,
                resources,
                EnvironmentOptions.NONE,
                debug,
                null,
                BuildOptions.NONE,
                login,
                offline,
                FrontDoorOptions.DEFAULT,
                true,
                LifeOptions.DEFAULT,
                Telling.DEFAULT);
    }

    private List<Problem> problemsOf(RunOptions options) {
        Surroundings surroundings = surroundings(TerminalPrompt.NOBODY);
        return catchThrowableOfType(
                        ProblemException.class, () -> RunPlanner.plan(options, surroundings))
                .problems();
    }

    private Surroundings surroundings(TerminalPrompt prompt) {
        return new Surroundings(
                Map.of("PATH", folder.toString()), folder, "0.1.0", InstantSource.system(), prompt);
    }
}
