package dev.lakefront.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real git, and an app in a folder of its repository. */
class SecretsFileCheckTest {
    @TempDir Path repository;
    private Path app;

    @BeforeEach
    void secrets() throws IOException {
        app = Files.createDirectories(repository.resolve("apps/shop"));
        Files.createDirectories(app.resolve("workspace"));
        Files.writeString(app.resolve("workspace/secrets.yaml"), "shop: {key: value}");
    }

    @Test
    void aFileThatACommitCanTakeIsToldOfWithTheLineThatMendsIt() throws Exception {
        git("init", "-q");
        Warning warning = SecretsFileCheck.of(app).getFirst();

        assertThat(warning.rule()).isEqualTo(Rule.SECRETS_FILE);
        assertThat(warning.what()).startsWith("git does not ignore workspace/secrets.yaml");
        assertThat(warning.where()).isEqualTo("workspace/secrets.yaml");
        assertThat(warning.fix()).isEqualTo("echo /workspace/secrets.yaml >> .gitignore");

        Files.writeString(app.resolve(".gitignore"), "/workspace/secrets.yaml\n");
        assertThat(SecretsFileCheck.of(app)).isEmpty();
    }

    @Test
    void aFileThatGitHasIsToldOfThoughItIsIgnoredNow() throws Exception {
        git("init", "-q");
        git("add", "apps");
        Files.writeString(repository.resolve(".gitignore"), "secrets.yaml\n");
        Warning warning = SecretsFileCheck.of(app).getFirst();

        assertThat(warning.what()).startsWith("git has workspace/secrets.yaml");
        assertThat(warning.fix()).startsWith("git rm --cached workspace/secrets.yaml && ");
        git("rm", "-q", "--cached", "apps/shop/workspace/secrets.yaml");
        assertThat(SecretsFileCheck.of(app)).isEmpty();
    }

    @Test
    void withoutARepositoryOrWithoutTheFileThereIsNothingToTell() throws Exception {
        assertThat(SecretsFileCheck.of(app)).isEmpty();
        git("init", "-q");
        Files.delete(app.resolve("workspace/secrets.yaml"));
        assertThat(SecretsFileCheck.of(app)).isEmpty();
    }

    private void git(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        Process git = new ProcessBuilder(argv).directory(repository.toFile()).inheritIO().start();
        assertThat(git.waitFor()).isZero();
    }
}
