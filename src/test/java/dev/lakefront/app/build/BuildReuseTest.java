package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.app.build.BuildStage.Kind;
import dev.lakefront.app.output.AppOutput;
import dev.lakefront.app.output.StandardStreams;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a build is done again, and when not: with real commands that say that they ran. */
@Timeout(60)
class BuildReuseTest {
    private static final String UNCHANGED = "up to date";

    @TempDir Path root;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolderWithToolsBesideIt() throws IOException {
        folder = Files.createDirectory(root.resolve("app"));
        environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        node("v22.16.0");
    }

    @Test
    void whatDidNotChangeIsNotBuiltAgain() throws Exception {
        file("requirements.txt", "flask");
        file("package.json", "{}");
        BuildStage[] all = {packages("touch p"), python("touch q"), script("touch r")};
        assertThat(build(all)).containsExactly("touch p", "mkdir -p .venv; touch q", "touch r");
        assertThat(build(all)).containsExactly(UNCHANGED);
        FileTime now = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(folder.resolve("requirements.txt"), now);
        Files.setLastModifiedTime(folder.resolve("package.json"), now);
        assertThat(build(all)).containsExactly(UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NODE_PACKAGES | package.json          | true
                    NODE_PACKAGES | package-lock.json     | true
                    NODE_PACKAGES | client/package.json   | true
                    NODE_PACKAGES | .npmrc                | true
                    NODE_PACKAGES | src/app.ts            | false
                    NODE_PACKAGES | .env                  | false
                    NODE_PACKAGES | requirements.txt      | false
                    PYTHON        | requirements.txt      | true
                    PYTHON        | reqs/base.txt         | true
                    PYTHON        | pyproject.toml        | true
                    PYTHON        | uv.lock               | true
                    PYTHON        | wheels/own-1.0.whl    | true
                    PYTHON        | app.py                | false
                    PYTHON        | package.json          | false
                    SCRIPT        | src/app.ts            | true
                    SCRIPT        | package.json          | true
                    SCRIPT        | .env                  | true
                    SCRIPT        | node_modules/a/b.js   | false
                    SCRIPT        | __pycache__/app.pyc   | false
                    """)
    void eachStageReadsWhatItIsAbout(Kind kind, String file, boolean isRead) throws Exception {
        file(".gitignore", ".env");
        BuildStage stage = stage(kind, "mkdir -p .venv");
        file(file, "before");
        build(stage);
        file(file, "after");
        assertThat(build(stage)).containsExactly(isRead ? "mkdir -p .venv" : UNCHANGED);
        assertThat(build(stage)).containsExactly(UNCHANGED);
    }

    @Test
    void otherCommandsAreRun() throws Exception {
        build(python("touch one"));
        assertThat(build(python("touch two"))).hasSize(1);
    }

    @Test
    void anotherNodeNeedsOtherPackages() throws Exception {
        build(packages("touch p"));
        assertThat(differences).isEmpty();
        node("v24.0.0");
        assertThat(build(packages("touch p"))).hasSize(1);
        assertThat(differences)
                .containsExactly("the app gets Node v24.0.0; deployed it gets v22.16");
        environment.put("NODE_ENV", "production");
        assertThat(build(packages("touch p"))).containsExactly("touch p");
        assertThat(build(packages("touch p"))).containsExactly(UNCHANGED);
    }

    @Test
    void anotherPythonNeedsOtherPackages() throws Exception {
        build(python("true"));
        file(".venv/pyvenv.cfg", "version_info = 3.12.1");
        assertThat(build(python("true"))).hasSize(1);
    }

    @Test
    void theRecordGoesWithTheResults() throws Exception {
        build(packages("true"), python("true"));
        delete("node_modules/.lakefront-node_packages", "node_modules");
        assertThat(build(packages("true"), python("true"))).hasSize(2);
        delete(".venv/.lakefront-python", ".venv");
        assertThat(build(packages("true"), python("true"))).hasSize(1);
    }

    @Test
    void whatABuildScriptMadeMustStillBeThere() throws Exception {
        file(".gitignore", "dist\n*.log");
        build(script("mkdir -p dist; echo > dist/page.js"));
        file("app.log", "written by the app");
        assertThat(build(script("mkdir -p dist; echo > dist/page.js"))).containsExactly(UNCHANGED);
        delete("dist/page.js", "dist");
        assertThat(build(script("mkdir -p dist; echo > dist/page.js"))).hasSize(1);
    }

    @Test
    void aFailedBuildIsNotDone() throws Exception {
        file("src.ts", "good");
        BuildStage stage = script("grep good src.ts");
        build(stage);
        file("src.ts", "bad");
        assertThatThrownBy(() -> build(stage)).isInstanceOf(ProblemException.class);
        file("src.ts", "good");
        assertThat(build(stage)).hasSize(1);
        assertThat(build(stage)).containsExactly(UNCHANGED);
    }

    @Test
    void aBuildThatWasCutShortIsNotDone() throws Exception {
        BuildStage stage = packages("test -e stay || kill -9 $$");
        file("stay", "");
        build(stage);
        file("package.json", "{}");
        delete("stay");
        assertThatThrownBy(() -> build(stage)).isInstanceOf(ProblemException.class);
        assertThat(folder.resolve("node_modules")).isEmptyDirectory();
    }

    @Test
    void whatComesAfterAChangedStageIsDoneAgain() throws Exception {
        file("package.json", "{}");
        build(packages("true"), script("echo"));
        delete("node_modules/.lakefront-node_packages");
        assertThat(build(packages("true"), script("echo"))).containsExactly("true", "echo");
    }

    /** The commands that ran. */
    private List<String> build(BuildStage... stages) throws InterruptedException {
        List<String> told = new ArrayList<>();
        BuildProgress progress =
                new BuildProgress() {
                    @Override
                    public void running(BuildStep step) {
                        told.add(step.argv().getLast());
                    }

                    @Override
                    public void upToDate() {
                        told.add(UNCHANGED);
                    }

                    @Override
                    public void differs(String difference) {
                        differences.add(difference);
                    }
                };
        new Build(
                        new Preparation(folder, null, Arrays.asList(stages)),
                        environment,
                        lines -> AppOutput.keptIn(lines, StandardStreams.OURS, null),
                        progress)
                .run();
        return told;
    }

    private static BuildStage packages(String script) {
        return stage(Kind.NODE_PACKAGES, script);
    }

    private static BuildStage python(String script) {
        return stage(Kind.PYTHON, "mkdir -p .venv; " + script);
    }

    private static BuildStage script(String script) {
        return stage(Kind.SCRIPT, script);
    }

    private static BuildStage stage(Kind kind, String script) {
        return BuildStage.of(kind, BuildStep.of("sh", "-c", script));
    }

    private void node(String version) throws IOException {
        Path node = root.resolve("bin/node");
        Files.createDirectories(node.getParent());
        Files.writeString(node, "#!/bin/sh\necho " + version + "\n");
        assertThat(node.toFile().setExecutable(true)).isTrue();
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void delete(String... names) throws IOException {
        for (String name : names) {
            Files.delete(folder.resolve(name));
        }
    }
}
