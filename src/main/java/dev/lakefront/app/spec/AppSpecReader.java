package dev.lakefront.app.spec;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import dev.lakefront.problem.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and reads the spec file of an app. */
public final class AppSpecReader {
    /** The order in which {@code databricks apps run-local} looks. */
    private static final List<String> USUAL_FILES = List.of("app.yml", "app.yaml");

    /** Nobody writes more by hand. */
    private static final int MAX_BYTES = 1 << 20;

    private AppSpecReader() {}

    /** Whether the folder has a spec file under one of the usual names. */
    public static boolean isIn(Path folder) {
        return USUAL_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /**
     * Reads {@code app.yml}, else {@code app.yaml}; an app may have neither.
     *
     * @param warnings gets what is probably not meant as it is written
     * @throws ProblemException with everything that is wrong in the file
     */
    public static AppSpec read(Path folder, List<Warning> warnings) {
        for (String file : USUAL_FILES) {
            byte[] yaml = contentOf(folder, file);
            if (yaml != null) {
                return new SpecYaml(file, warnings).parse(yaml);
            }
        }
        return AppSpec.none();
    }

    /**
     * Reads the spec file that the user named.
     *
     * @param file relative to the folder
     * @param warnings gets what is probably not meant as it is written
     * @throws ProblemException if it is not there, or with everything that is wrong in it
     */
    public static AppSpec readEntryPoint(Path folder, String file, List<Warning> warnings) {
        byte[] yaml = contentOf(folder, file);
        if (yaml == null) {
            throw new ProblemException(
                    new Problem(
                            file + " not found in the app's folder",
                            "--entry-point",
                            "name a spec file that exists, or leave the flag out to use app.yaml"));
        }
        return new SpecYaml(file, warnings).parse(yaml);
    }

    private static byte @Nullable [] contentOf(Path folder, String file) {
        try {
            Path path = folder.resolve(file);
            if (Files.size(path) > MAX_BYTES) {
                throw new ProblemException(
                        Problem.of(
                                file + " is larger than 1 MiB",
                                "keep command: and env: in it only"));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException | InvalidPathException e) {
            return null;
        } catch (IOException e) {
            throw new ProblemException(UnreadableFile.problem(folder.resolve(file), file, e));
        }
    }
}
