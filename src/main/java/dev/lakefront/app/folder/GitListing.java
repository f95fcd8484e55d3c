package dev.lakefront.app.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of a folder as git lists them, which knows best what a {@code .gitignore} means. */
final class GitListing {
    /** Where a hook of git's would have us look. */
    private static final List<String> MISLEADING =
            List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    private GitListing() {}

    /**
     * What {@code git ls-files} says, relative to the folder, which need not be in a repository.
     *
     * @param selection its options
     * @return null if there is no git, or it fails
     */
    static @Nullable List<Path> of(Path folder, String... selection) {
        List<Path> files = run(folder, List.of("git", "ls-files"), selection);
        return files == null ? inNoRepository(folder, selection) : files;
    }

    /**
     * The file alone, if the selection has it.
     *
     * @return null if the folder is in no repository, there is no git, or it fails
     */
    static @Nullable List<Path> ofFile(Path folder, String file, String... selection) {
        List<String> arguments = new ArrayList<>(List.of("-z"));
        arguments.addAll(List.of(selection));
        arguments.addAll(List.of("--", file));
        return run(folder, List.of("git", "ls-files"), arguments.toArray(String[]::new));
    }

    /** With a repository that is empty and elsewhere. */
    private static @Nullable List<Path> inNoRepository(Path folder, String... selection) {
        try {
            Path repository = Files.createTempDirectory("lakefront-");
            try {
                List<String> init =
                        List.of("git", "init", "--quiet", "--bare", repository.toString());
                List<String> list =
                        List.of("git", "--git-dir=" + repository, "--work-tree=.", "ls-files");
                return run(folder, init) == null ? null : run(folder, list, selection);
            } finally {
                delete(repository);
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable List<Path> run(
            Path folder, List<String> program, String... arguments) {
        List<String> argv = new ArrayList<>(program);
        argv.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(folder.toAbsolutePath().toFile());
        builder.environment().keySet().removeAll(MISLEADING);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            String output = new String(git.getInputStream().readAllBytes(), UTF_8);
            return git.waitFor() == 0 ? paths(output) : null;
        } catch (IOException noGit) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever waits next will notice
            return null;
        }
    }

    private static List<Path> paths(String output) {
        List<Path> paths = new ArrayList<>();
        for (String name : output.split("\0", -1)) {
            if (!name.isEmpty()) {
                add(name, paths);
            }
        }
        return paths;
    }

    /** In the C locale Java has no words for a name with an umlaut: that file is left out. */
    private static void add(String name, List<Path> paths) {
        try {
            paths.add(Path.of(name));
        } catch (InvalidPathException unspeakable) {
            // as said above
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
