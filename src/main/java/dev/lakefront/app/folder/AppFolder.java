package dev.lakefront.app.folder;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What in the app's folder decides how the app is built and started.
 *
 * @param pythonFiles names of the {@code *.py} files, in alphabetical order
 * @param buildFiles those that are there
 * @param npm what {@code package.json} says
 */
public record AppFolder(
        Path path,
        AppKind kind,
        List<String> pythonFiles,
        Set<BuildFile> buildFiles,
        NpmPackage npm) {
    public AppFolder {
        pythonFiles = List.copyOf(pythonFiles);
        buildFiles = Set.copyOf(buildFiles);
    }

    /**
     * Looks at the folder as it is now.
     *
     * @throws ProblemException if the folder or its {@code package.json} cannot be read
     */
    public static AppFolder look(Path path) {
        Set<BuildFile> buildFiles = buildFilesIn(path);
        boolean node = buildFiles.contains(BuildFile.PACKAGE_JSON);
        return new AppFolder(
                path,
                node ? AppKind.NODE : AppKind.PYTHON,
                pythonFilesIn(path),
                buildFiles,
                node
                        ? PackageJson.read(path.resolve(BuildFile.PACKAGE_JSON.fileName()))
                        : NpmPackage.NONE);
    }

    /** Whether it has that file. */
    public boolean has(BuildFile file) {
        return buildFiles.contains(file);
    }

    private static Set<BuildFile> buildFilesIn(Path folder) {
        Set<BuildFile> found = EnumSet.noneOf(BuildFile.class);
        for (BuildFile file : BuildFile.values()) {
            if (Files.exists(folder.resolve(file.fileName()))) {
                found.add(file);
            }
        }
        return found;
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
