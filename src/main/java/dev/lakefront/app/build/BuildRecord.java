package dev.lakefront.app.build;

import dev.lakefront.app.folder.AppFiles;
import dev.lakefront.machine.WholeFile;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stages were done to their end, and from what. A stage's record is kept in the folder of its
 * results, so that it goes when they go: the digest of what it read, and what else it left that
 * must still be there.
 */
final class BuildRecord {
    private final Path folder;
    private final Map<String, String> environment;
    private @Nullable List<Path> files;

    /**
     * @param folder the app's
     * @param environment of the steps
     */
    BuildRecord(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Whether the stage would bring forth what is there already. */
    boolean holds(BuildStage stage) {
        try {
            Path file = fileOf(stage);
            if (!stage.making().isEmpty() || !Files.exists(file)) {
                return false;
            }
            List<String> lines = Files.readAllLines(file);
            return !lines.isEmpty()
                    && allExist(lines.subList(1, lines.size()))
                    && lines.getFirst().equals(digest(stage));
        } catch (IOException unreadable) {
            return false; // then it is done again, and says what is wrong
        }
    }

    /** Before a stage is done: what is interrupted counts as not done. */
    void forget(BuildStage stage) {
        try {
            Files.deleteIfExists(fileOf(stage));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            fileOf(stage) + " cannot be removed",
                            "make its folder one that you may write to"));
        }
    }

    /** After a stage is done. A disk that takes no record has it done again next time. */
    void keep(BuildStage stage) {
        try {
            files = null; // the stage may have made some
            List<String> lines = new ArrayList<>();
            lines.add(digest(stage));
            if (stage.kind() == BuildStage.Kind.SCRIPT) {
                AppFiles.ignoredIn(folder).forEach(path -> lines.add(path.toString()));
            }
            Path file = fileOf(stage);
            Files.createDirectories(file.getParent());
            WholeFile.write(file, String.join("\n", lines), WholeFile.Choice.FOR_ALL_TO_READ);
        } catch (IOException notKept) {
            // as said above
        }
    }

    private String digest(BuildStage stage) throws IOException {
        List<Path> known = files == null ? AppFiles.in(folder) : files;
        files = known;
        return BuildInputs.digest(stage, folder, known, environment);
    }

    private boolean allExist(List<String> paths) {
        return paths.stream().allMatch(path -> Files.exists(folder.resolve(path)));
    }

    private Path fileOf(BuildStage stage) {
        String results =
                stage.kind() == BuildStage.Kind.PYTHON ? VirtualEnvironment.NAME : "node_modules";
        String name = ".lakefront-" + stage.kind().name().toLowerCase(Locale.ROOT);
        return folder.resolve(results).resolve(name);
    }
}
