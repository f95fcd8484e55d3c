package dev.lakefront.workspace.sql.grant;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The file {@code grants.yaml}; without it, everybody reads everything. */
public final class GrantsFile {
    private final Path file;
    private byte @Nullable [] content;
    private @Nullable Grants grants;

    /**
     * @throws ProblemException with all that is wrong in it
     */
    public GrantsFile(Path file) {
        this.file = file;
        look();
    }

    /**
     * What it says now; null without the file.
     *
     * @throws ProblemException with all that is wrong in it
     */
    public synchronized @Nullable Grants look() {
        byte[] now = contentNow();
        if (!Arrays.equals(now, content)) {
            grants = now == null ? null : GrantsReader.read(file.toString(), now);
            content = now;
        }
        return grants;
    }

    /** What it said when it was looked at last; null without the file. */
    public synchronized @Nullable Grants seen() {
        return grants;
    }

    private byte @Nullable [] contentNow() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            Problem problem = UnreadableFile.problem(file, file.toString(), e);
            throw new ProblemException(problem);
        }
    }
}
