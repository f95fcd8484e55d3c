package dev.lakefront.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, and a real Git. */
@Timeout(60)
class SourceWatchTest {
    @TempDir Path folder;

    private final BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
    private SourceWatch watch;

    @BeforeEach
    void anApp() throws Exception {
        folder = folder.toRealPath();
        write("app.py", "one");
        write("kept/new-1", "one");
        write("pages/home.html", "one");
        write("node_modules/lib/index.js", "one");
        write("build/out.js", "one");
        write(".gitignore", "build/\n*.csv\n!kept.csv\n");
        assertThat(
                        new ProcessBuilder("git", "init", "-q")
                                .directory(folder.toFile())
                                .start()
                                .waitFor())
                .isZero();
        watch = SourceWatch.start(folder, folder.resolve("kept"), told::add);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app.py", "pages/home.html", "new.py", "kept.csv", "pages/new/deep/a.py"})
    void aChangedOrNewSourceIsToldOf(String file) throws Exception {
        write(file, "two");
        assertThat(next()).contains(folder.resolve(file));
    }

    @Test
    void aDeletedSourceIsToldOf() throws Exception {
        Files.delete(folder.resolve("app.py"));
        assertThat(next()).containsExactly(folder.resolve("app.py"));
    }

    @Test
    void aSourceThatAnEditorPutsInPlaceIsToldOfAndItsDraftIsNot() throws Exception {
        write("app.py~", "two");
        Files.move(
                folder.resolve("app.py~"),
                folder.resolve("app.py"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(next()).containsExactly(folder.resolve("app.py"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node_modules/lib/index.js",
                "__pycache__/app.cpython-311.pyc",
                ".git/HEAD",
                ".venv/lib/site.py",
                "build/out.js",
                "build/new/out.js",
                "data.csv",
                "app.log",
                "data.db",
                "data.db-wal",
                ".app.py.swp",
                "kept/new-2",
            })
    void whatToolsMakeOrGitIgnoresIsNoSource(String file) throws Exception {
        write(file, "two");
        write("app.py", "two");
        assertThat(next()).containsExactly(folder.resolve("app.py"));
    }

    @Test
    void manyChangesAtOnceAreToldOfTogether() throws Exception {
        for (int i = 0; i < 300; i++) {
            write("pages/page" + i + ".html", "one");
        }
        assertThat(next()).hasSize(300);
        assertThat(told).isEmpty();
    }

    private List<Path> next() throws InterruptedException {
        List<Path> sources = told.poll(20, TimeUnit.SECONDS);
        assertThat(sources).isNotNull();
        return sources;
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
