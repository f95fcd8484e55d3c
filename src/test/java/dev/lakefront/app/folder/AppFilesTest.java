package dev.lakefront.app.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFilesTest {
    @TempDir Path root;
    private Path folder = Path.of("");

    @BeforeEach
    void makeAnApp() throws IOException {
        folder = root.resolve("an app");
        file(".gitignore", "*.log\n/dist/\n!keep.log\n");
        file("app.py", "");
        file("ä.txt", "");
        file("a/b/page.html", "");
        file("a/.gitignore", "secret*");
        file("a/secret.txt", "");
        file("app.log", "");
        file("keep.log", "");
        file("dist/page.js", "");
        file(".databricks/state.json", "");
    }

    @Test
    void areThoseThatNobodyIgnores() {
        assertThat(names(AppFiles.in(folder)))
                .containsExactly(
                        ".gitignore",
                        "a/.gitignore",
                        "a/b/page.html",
                        "app.py",
                        "keep.log",
                        "ä.txt");
    }

    @Test
    void areTheSameInARepository() throws Exception {
        List<Path> before = AppFiles.in(folder);
        git("init", "-q", "..");
        git("add", "app.py", "a");
        assertThat(AppFiles.in(folder)).isEqualTo(before);
        file("../.gitignore", "*.html");
        Files.delete(folder.resolve("app.py"));
        assertThat(names(AppFiles.in(folder)))
                .containsExactly(
                        ".gitignore", "a/.gitignore", "a/b/page.html", "keep.log", "ä.txt");
    }

    @Test
    void includeThoseOfARepositoryWithin() throws Exception {
        file("within/lib.py", "");
        git("init", "-q", "..");
        git("init", "-q", "within");
        assertThat(names(AppFiles.in(folder)))
                .contains("within/lib.py")
                .noneMatch(n -> n.contains(".git/"));
    }

    @Test
    void theIgnoredOnesAreKnownToo() {
        assertThat(names(AppFiles.ignoredIn(folder)))
                .containsExactlyInAnyOrder("app.log", "dist", "a/secret.txt");
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    private void git(String... arguments) throws Exception {
        var argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(argv).directory(folder.toFile()).start().waitFor()).isZero();
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
