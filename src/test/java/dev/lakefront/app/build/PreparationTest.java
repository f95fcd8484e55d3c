package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.folder.AppKind;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreparationTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void aPythonAppGetsWhatThePlatformHasAndThenItsOwn() {
        assertThat(Preparation.of(folder(AppKind.PYTHON, true)).steps())
                .containsExactly(
                        List.of("uv", "venv"),
                        List.of(
                                "uv",
                                "pip",
                                "install",
                                "databricks-sql-connector==3.7.3",
                                "databricks-sdk==0.33.0",
                                "mlflow-skinny==2.16.2",
                                "gradio==4.44.0",
                                "streamlit==1.38.0",
                                "shiny==1.1.0",
                                "dash==2.18.1",
                                "Flask==3.0.3",
                                "fastapi==0.115.0",
                                "uvicorn[standard]==0.30.6",
                                "gunicorn==23.0.0",
                                "dash-ag-grid==31.2.0",
                                "dash-mantine-components==0.14.4",
                                "dash-bootstrap-components==1.6.0",
                                "plotly==5.24.1",
                                "plotly-resampler==0.10.0",
                                "debugpy",
                                "huggingface-hub==0.35.3"),
                        List.of("uv", "pip", "install", "-r", "requirements.txt"));
    }

    @Test
    void anEnvironmentThatIsAlreadyThereIsKept() throws IOException {
        Files.createDirectory(folder.resolve(".venv"));
        assertThat(Preparation.of(folder(AppKind.PYTHON, false)).steps())
                .first()
                .isEqualTo(List.of("uv", "venv", "--allow-existing"));
    }

    @Test
    void requirementsAreInstalledOnlyIfThereAreAny() {
        assertThat(Preparation.of(folder(AppKind.PYTHON, false)).steps()).hasSize(2);
    }

    @Test
    void aNodeAppIsBuiltIfItHasABuildScript() {
        assertThat(Preparation.of(folder(AppKind.NODE, false, "build", "start")).steps())
                .containsExactly(List.of("npm", "install"), List.of("npm", "run", "build"));
        assertThat(Preparation.of(folder(AppKind.NODE, false, "start")).steps())
                .containsExactly(List.of("npm", "install"));
    }

    @Test
    void stepsRunInTheFolderInOrder() throws Exception {
        run("echo 1 >> log", "echo 2 >> log");
        assertThat(Files.readAllLines(folder.resolve("log"))).containsExactly("1", "2");
    }

    @Test
    void aFailingStepIsNamedAndTheRestIsNotRun() {
        assertThat(problemsOf(() -> run("exit 6", "touch never")))
                .extracting(Problem::what)
                .containsExactly("sh -c exit 6 failed with exit code 6");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void aMissingToolComesWithTheWayToGetIt() {
        Preparation python = Preparation.of(folder(AppKind.PYTHON, false));
        Preparation node = Preparation.of(folder(AppKind.NODE, false));
        Map<String, String> nothing = Map.of("PATH", folder.toString());
        assertThat(problemsOf(() -> python.run(nothing)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("uv: command not found"))
                .satisfies(p -> assertThat(p.fix()).contains("pip install uv"));
        assertThat(problemsOf(() -> node.run(nothing)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("npm: command not found"))
                .satisfies(p -> assertThat(p.fix()).contains("nodejs.org"));
    }

    @Test
    void anInterruptEndsTheStepThatRuns() throws Exception {
        var thrown =
                new FutureTask<>(() -> catchThrowable(() -> run("echo $$ > pid; exec sleep 300")));
        Thread preparing = Thread.ofVirtual().start(thrown);
        Path pid = folder.resolve("pid");
        Eventually.within(PLENTY, () -> pid.toFile().length() > 0);
        preparing.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isEmpty();
    }

    private void run(String... scripts) throws InterruptedException {
        List<List<String>> steps =
                Arrays.stream(scripts).map(script -> List.of("sh", "-c", script)).toList();
        new Preparation(folder(AppKind.NODE, false), steps)
                .run(Map.of("PATH", System.getenv("PATH")));
    }

    private AppFolder folder(AppKind kind, boolean requirements, String... scripts) {
        return new AppFolder(folder, kind, List.of(), requirements, Set.of(scripts));
    }

    private interface Run {
        void run() throws InterruptedException, IOException;
    }

    private static List<Problem> problemsOf(Run run) {
        return catchThrowableOfType(ProblemException.class, run::run).problems();
    }
}
