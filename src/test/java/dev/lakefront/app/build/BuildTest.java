package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BuildTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final List<String> told = new ArrayList<>();

    @Test
    void stepsRunInTheFolderInOrderAndAreTold() throws Exception {
        run(script("echo 1 >> log"), script("echo 2 >> log"));
        assertThat(Files.readAllLines(folder.resolve("log"))).containsExactly("1", "2");
        assertThat(told).containsExactly("sh -c echo 1 >> log", "sh -c echo 2 >> log");
    }

    @Test
    void aFailingStepIsNamedAndTheRestIsNotRun() {
        assertThat(problemsOf(() -> run(script("exit 6"), script("touch never"))))
                .extracting(Problem::what)
                .containsExactly("sh -c exit 6 failed with exit code 6");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    npm error code ERESOLVE                                  | two packages want
                    ERR_PNPM_OUTDATED_LOCKFILE Cannot install                | run pnpm install
                    cause: Because x was not found in the package registry   | correct that name
                    error: Failed to build `x==1`                            | uv python install
                    Failed to download x/python-build-standalone/y           | install it another way
                    cause: dns error                                         | check the network
                    npm error network This is a problem                      | check the network
                    something else                                           | its own output, above
                    """)
    void whatAToolSaysLeadsToTheWayOut(String words, String advice) {
        assertThat(problemsOf(() -> run(script("echo '" + words + "' >&2; exit 1"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix()).contains(advice));
    }

    @Test
    void theWordsOfNpmAreKnown() throws Exception {
        Files.writeString(
                folder.resolve("package.json"), "{\"dependencies\": {\"left-pad\": \"1.3.0\"}}");
        Files.writeString(
                folder.resolve("package-lock.json"),
                "{\"lockfileVersion\": 3, \"packages\": {\"\": {}}}");
        assertThat(problemsOf(() -> run(BuildStep.of("npm", "ci"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix()).contains("run npm install"));
        Files.delete(folder.resolve("package-lock.json"));
        Files.writeString(
                folder.resolve("package.json"), "{\"scripts\": {\"build\": \"no-such-tool\"}}");
        assertThat(problemsOf(() -> run(BuildStep.of("npm", "run", "build"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix()).contains("is not installed"));
    }

    @Test
    void whatIsThereInsteadIsTriedWhenAStepFails() throws Exception {
        run(new BuildStep(argv("exit 6"), argv("echo instead > log")), script("echo >> log"));
        assertThat(Files.readAllLines(folder.resolve("log"))).containsExactly("instead", "");
        assertThat(problemsOf(() -> run(new BuildStep(argv("exit 6"), argv("exit 7")))))
                .extracting(Problem::what)
                .containsExactly("sh -c exit 7 failed with exit code 7");
    }

    @Test
    void anotherPythonThanThePlatformsIsTold() throws Exception {
        BuildStep venv =
                new BuildStep(
                        argv("exit 2"),
                        argv("mkdir .venv; echo version_info = 3.13.1 > .venv/pyvenv.cfg"));
        run(venv);
        assertThat(told)
                .last()
                .isEqualTo(
                        "the app gets Python 3.13.1, as 3.11, which it gets deployed, cannot be"
                                + " had: uv python install 3.11");
    }

    @Test
    void everyMissingToolComesWithTheWayToGetIt() {
        List<Problem> problems = new ArrayList<>();
        preparation(
                        BuildStep.of("uv"),
                        BuildStep.of("npm"),
                        BuildStep.of("pnpm"),
                        BuildStep.of("uv"))
                .locatePrograms(Map.of("PATH", folder.toString()), problems);
        assertThat(problems)
                .extracting(problem -> problem.what() + ": " + problem.fix())
                .satisfiesExactly(
                        uv ->
                                assertThat(uv)
                                        .startsWith("uv: command not")
                                        .contains("pip install uv"),
                        npm ->
                                assertThat(npm)
                                        .startsWith("npm: command not")
                                        .contains("nodejs.org"),
                        pnpm ->
                                assertThat(pnpm)
                                        .startsWith("pnpm: ")
                                        .contains("npm install -g pnpm"));
    }

    @Test
    void anInterruptEndsTheStepThatRuns() throws Exception {
        var thrown =
                new FutureTask<>(
                        () -> catchThrowable(() -> run(script("echo $$ > pid; exec sleep 300"))));
        Thread preparing = Thread.ofVirtual().start(thrown);
        Path pid = folder.resolve("pid");
        Eventually.within(PLENTY, () -> pid.toFile().length() > 0);
        preparing.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isEmpty();
    }

    @Test
    void aKillEndsTheStepThatWillNotEndByItself() throws Exception {
        Build build = build(script("trap '' TERM; echo $$ > pid; while true; do sleep 1; done"));
        var thrown = new FutureTask<>(() -> catchThrowable(build::run));
        Thread preparing = Thread.ofVirtual().start(thrown);
        Path pid = folder.resolve("pid");
        Eventually.within(PLENTY, () -> pid.toFile().length() > 0);
        preparing.interrupt();
        long start = System.nanoTime();
        build.kill();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private void run(BuildStep... steps) throws InterruptedException {
        build(steps).run();
    }

    private Build build(BuildStep... steps) {
        return new Build(
                preparation(steps),
                Map.of("PATH", System.getenv("PATH")),
                lines -> AppOutput.keptIn(lines, StandardStreams.OURS, null),
                new Ear());
    }

    private Preparation preparation(BuildStep... steps) {
        PythonEnvironment python =
                new PythonEnvironment(
                        VirtualEnvironment.in(folder),
                        new BuildStage(BuildStage.Kind.PYTHON, Arrays.asList(steps), List.of()),
                        List.of(),
                        List.of(),
                        List.of());
        return new Preparation(folder, python, List.of(python.stage()));
    }

    private static BuildStep script(String text) {
        return new BuildStep(argv(text), List.of());
    }

    private static List<String> argv(String script) {
        return List.of("sh", "-c", script);
    }

    /** Keeps what is told. */
    private final class Ear implements BuildProgress {
        @Override
        public void running(BuildStep step) {
            told.add(step.toString());
        }

        @Override
        public void upToDate() {
            told.add("up to date");
        }

        @Override
        public void differs(String difference) {
            told.add(difference);
        }
    }

    private interface Run {
        void run() throws InterruptedException, IOException;
    }

    private static List<Problem> problemsOf(Run run) {
        return catchThrowableOfType(ProblemException.class, run::run).problems();
    }
}
