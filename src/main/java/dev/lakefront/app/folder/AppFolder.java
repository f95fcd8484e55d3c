package dev.lakefront.app.folder;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What in the app's folder decides how the app is built and started.
 *
 * @param pythonFiles names of the {@code *.py} files, in alphabetical order
 * @param requirements whether there is a {@code requirements.txt}
 * @param npmScripts names of the scripts of {@code package.json}
 */
public record AppFolder(
        Path path,
        AppKind kind,
        List<String> pythonFiles,
        boolean requirements,
        Set<String> npmScripts) {
    public AppFolder {
        pythonFiles = List.copyOf(pythonFiles);
        npmScripts = Set.copyOf(npmScripts);
    }

    /**
     * Looks at the folder as it is now.
     *
     * @throws ProblemException if the folder or its {@code package.json} cannot be read
     */
    public static AppFolder look(Path path) {
        Path packageJson = path.resolve("package.json");
        boolean node = Files.exists(packageJson);
        return new AppFolder(
                path,
                node ? AppKind.NODE : AppKind.PYTHON,
                pythonFilesIn(path),
                Files.exists(path.resolve("requirements.txt")),
                node ? PackageJson.scripts(packageJson) : Set.of());
    }

    private static List<String> pythonFilesIn(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(".py") && Files.isRegularFile(file)) {
                    names.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new ProblemException(
                    Problem.of(
                            "the app's folder " + folder + " cannot be read",
                            "name a folder that exists and that you may read"));
        }
        names.sort(null);
        return names;
    }
}
