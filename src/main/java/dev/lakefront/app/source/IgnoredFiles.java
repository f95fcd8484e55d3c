package dev.lakefront.app.source;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What in an app's folder is no source of it: what tools and the app itself make there, and, in a
 * Git work tree, what Git ignores. Git itself is asked: its rules are many, and stand in many
 * files.
 */
final class IgnoredFiles {
    /** Of files and of folders with all that is in them. */
    private static final Set<String> NAMES =
            Set.of(
                    ".git",
                    ".hg",
                    ".svn",
                    ".venv",
                    "venv",
                    "__pycache__",
                    "node_modules",
                    ".pytest_cache",
                    ".mypy_cache",
                    ".ruff_cache",
                    ".tox",
                    ".databricks",
                    ".bundle",
                    ".idea",
                    ".vscode",
                    ".ipynb_checkpoints",
                    ".DS_Store",
                    ".next",
                    ".vite",
                    ".cache",
                    ".coverage",
                    "4913");

    /** Byte code, logs, databases and their journals, what editors write before they rename it. */
    private static final List<String> ENDINGS =
            List.of(
                    ".pyc",
                    ".log",
                    ".pid",
                    ".db",
                    ".sqlite",
                    ".sqlite3",
                    "-journal",
                    "-wal",
                    "-shm",
                    ".swp",
                    ".swx",
                    ".tmp",
                    "~");

    /** So many that what is asked and what is answered fit into pipes. */
    private static final int MOST_AT_ONCE = 200;

    private final Path folder;
    private final @Nullable Path notOurs;

    /**
     * @param notOurs a folder with all that is in it; null if there is none
     */
    IgnoredFiles(Path folder, @Nullable Path notOurs) {
        this.folder = folder;
        this.notOurs = notOurs;
    }

    /** Those of the paths, all in the folder, that are sources, or folders of sources. */
    List<Path> sourcesAmong(List<Path> paths) {
        List<Path> named = paths.stream().filter(path -> !isIgnoredByName(path)).toList();
        List<Path> left = new ArrayList<>();
        for (int from = 0; from < named.size(); from += MOST_AT_ONCE) {
            List<Path> some = named.subList(from, Math.min(from + MOST_AT_ONCE, named.size()));
            Set<String> ignored = ignoredByGit(some);
            some.stream().filter(path -> !ignored.contains(path.toString())).forEach(left::add);
        }
        return left;
    }

    private boolean isIgnoredByName(Path path) {
        if (notOurs != null && path.startsWith(notOurs)) {
            return true;
        }
        for (Path name : folder.relativize(path)) {
            if (NAMES.contains(name.toString())) {
                return true;
            }
        }
        String name = path.getFileName().toString();
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** None if there is no Git, or this is no work tree. */
    private Set<String> ignoredByGit(List<Path> paths) {
        var git = new ProcessBuilder("git", "check-ignore", "-z", "--stdin");
        git.directory(folder.toFile()).redirectError(Redirect.DISCARD);
        git.environment().keySet().retainAll(Set.of("PATH", "HOME", "XDG_CONFIG_HOME"));
        try {
            Process process = git.start();
            try (OutputStream question = process.getOutputStream()) {
                String all = String.join("\0", paths.stream().map(Path::toString).toList());
                question.write(all.getBytes(StandardCharsets.UTF_8));
            }
            byte[] answer = process.getInputStream().readAllBytes();
            return new HashSet<>(
                    List.of(new String(answer, StandardCharsets.UTF_8).split("\0", -1)));
        } catch (IOException noGit) {
            return Set.of();
        }
    }
}
