package dev.lakefront.app.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files in the app's folder that are the app's: all that an upload takes, which leaves out what
 * {@code .gitignore} and git's other lists ignore. Without git, nothing counts as ignored.
 */
public final class AppFiles {
    /** What belongs to tools, and is never the app's whether somebody ignores it or not. */
    private static final Set<String> OF_TOOLS = Set.of(".git", ".databricks");

    private AppFiles() {}

    /** The files, relative to the folder, in alphabetical order. */
    public static List<Path> in(Path folder) {
        List<Path> listed =
                GitListing.of(
                        folder,
                        "-z",
                        "--cached",
                        "--others",
                        "--exclude-standard",
                        "--exclude=.databricks/");
        Set<Path> files = new TreeSet<>();
        for (Path path : listed == null ? List.of(Path.of("")) : listed) {
            addAll(folder, path, files);
        }
        return List.copyOf(files);
    }

    /** Files and whole folders that are ignored, relative to the folder. */
    public static List<Path> ignoredIn(Path folder) {
        List<Path> listed =
                GitListing.of(
                        folder, "-z", "--others", "--ignored", "--exclude-standard", "--directory");
        return listed == null ? List.of() : listed;
    }

    /** Git tells of a repository within the folder, but not of the files in it. */
    private static void addAll(Path folder, Path path, Set<Path> files) {
        try {
            Files.walkFileTree(folder.resolve(path), new Collector(folder, files));
        } catch (IOException unreadable) {
            // nor can anybody else read it
        }
    }

    /** Files that are listed but not there are passed over: git has them in its index. */
    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Set<Path> files;

        Collector(Path folder, Set<Path> files) {
            this.folder = folder;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            return name != null && OF_TOOLS.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file)) {
                files.add(folder.relativize(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
