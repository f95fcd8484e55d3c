package dev.lakefront.bundle;

import dev.lakefront.problem.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a bundle is: the folder that holds its main file.
 *
 * @param main the name of that file
 */
record BundleFolder(Path path, String main) {
    /** The names the Databricks CLI knows (bundle/config/filename.go). */
    static final List<String> MAIN_FILES =
            List.of("databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml");

    /** The second name is the one of before CLI 0.204. */
    private static final List<String> ROOT_VARIABLES =
            List.of("DATABRICKS_BUNDLE_ROOT", "BUNDLE_ROOT");

    /**
     * The folder that the environment names, else the first one upward that has a main file.
     *
     * @param problems gets what is wrong with it
     * @return null if there is no bundle
     */
    static @Nullable BundleFolder find(
            Path from, Map<String, String> environment, List<Problem> problems) {
        for (String variable : ROOT_VARIABLES) {
            String named = environment.get(variable);
            if (named != null) {
                return named(variable, named, problems);
            }
        }
        Path folder = from.toAbsolutePath().normalize();
        while (folder != null) {
            BundleFolder found = in(folder, problems);
            if (found != null) {
                return found;
            }
            folder = folder.getParent();
        }
        return null;
    }

    private static @Nullable BundleFolder named(
            String variable, String named, List<Problem> problems) {
        int before = problems.size();
        BundleFolder found = null;
        try {
            found = in(Path.of(named).toAbsolutePath().normalize(), problems);
        } catch (InvalidPathException _) {
            // no path, no bundle: told below
        }
        if (found == null && problems.size() == before) {
            problems.add(
                    new Problem(
                            "there is no bundle in " + named + ": it has no " + MAIN_FILES.get(0),
                            variable,
                            "set it to a bundle's folder, or unset it"));
        }
        return found;
    }

    private static @Nullable BundleFolder in(Path folder, List<Problem> problems) {
        List<String> found = new ArrayList<>();
        for (String name : MAIN_FILES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                found.add(name);
            }
        }
        if (found.size() > 1) {
            problems.add(
                    new Problem(
                            "multiple bundle root configuration files found: "
                                    + String.join(", ", found),
                            folder.toString(),
                            "keep one of them"));
        }
        return found.isEmpty() ? null : new BundleFolder(folder, found.getFirst());
    }
}
