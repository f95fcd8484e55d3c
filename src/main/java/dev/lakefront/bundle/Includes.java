package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The files that {@code include:} names: paths relative to the bundle, with the patterns of Go's
 * {@code filepath.Glob}, in which no asterisk crosses a slash.
 */
final class Includes {
    private static final String PATTERN_CHARACTERS = "*?[";

    private final Path folder;
    private final List<Problem> problems;

    Includes(Path folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The files in the order in which they are merged, each once, relative to the folder. */
    Collection<Path> of(@Nullable BundleValue include) {
        Set<Path> files = new LinkedHashSet<>();
        if (include instanceof Items entries) {
            for (BundleValue entry : entries.values()) {
                if (entry instanceof Text text) {
                    files.addAll(matching(text));
                }
            }
        }
        files.removeIf(file -> BundleFolder.MAIN_FILES.contains(file.toString()));
        return files;
    }

    private Set<Path> matching(Text entry) {
        String pattern = entry.value();
        Set<Path> matches = new TreeSet<>();
        if (pattern.startsWith("/")) {
            report(pattern + ": includes must be relative paths", entry, "write it relative to it");
            return matches;
        }
        for (Path file : expand(pattern)) {
            if (isSettings(file)) {
                matches.add(folder.relativize(file));
            } else {
                report(
                        "include: " + folder.relativize(file) + " is no .yml, .yaml or .json file",
                        entry,
                        "name only such files; others to be synced belong in sync.include");
            }
        }
        if (matches.isEmpty() && !isPattern(pattern)) {
            report(
                    pattern + " defined in 'include' section does not match any files",
                    entry,
                    "correct the path, or take it out");
        }
        return matches;
    }

    private List<Path> expand(String pattern) {
        List<Path> found = List.of(folder);
        for (String segment : pattern.split("/", -1)) {
            List<Path> next = new ArrayList<>();
            for (Path parent : found) {
                next.addAll(
                        isPattern(segment) ? children(parent, segment) : child(parent, segment));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> child(Path parent, String name) {
        try {
            Path child = parent.resolve(name).normalize();
            return Files.exists(child) ? List.of(child) : List.of();
        } catch (InvalidPathException _) {
            return List.of();
        }
    }

    private static List<Path> children(Path parent, String pattern) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            PathMatcher matcher = parent.getFileSystem().getPathMatcher("glob:" + plain(pattern));
            for (Path entry : entries) {
                if (matcher.matches(entry.getFileName())) {
                    children.add(entry);
                }
            }
        } catch (IOException | PatternSyntaxException _) {
            // no folder, or no pattern: nothing matches
        }
        return children;
    }

    /** Java's patterns have braces, which are letters to Go's. */
    private static String plain(String pattern) {
        return pattern.replace("**", "*").replace("{", "\\{").replace("}", "\\}");
    }

    private static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PATTERN_CHARACTERS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSettings(Path file) {
        String name = file.toString();
        return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }

    private void report(String what, BundleValue where, String fix) {
        problems.add(new Problem(what, where.line().toString(), fix));
    }
}
