package dev.lakefront.workspace;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.secrets.SecretScopes;
import dev.lakefront.workspace.secrets.SecretsReader;
import dev.lakefront.workspace.sql.grant.GrantsFile;
import dev.lakefront.workspace.stub.Stub;
import dev.lakefront.workspace.stub.StubReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The files of a workspace that are read before it opens. */
record WorkspaceFiles(GrantsFile grants, List<Stub> stubs, SecretScopes secrets) {
    /**
     * Those in a folder.
     *
     * @throws ProblemException with all that is wrong in any of them
     */
    static WorkspaceFiles read(Path folder) {
        List<Problem> problems = new ArrayList<>();
        GrantsFile grants = collect(() -> new GrantsFile(folder.resolve("grants.yaml")), problems);
        List<Stub> stubs = collect(() -> StubReader.read(folder.resolve("stubs")), problems);
        SecretScopes secrets =
                collect(() -> SecretsReader.read(Holdings.secrets(folder)), problems);
        if (grants == null || stubs == null || secrets == null) {
            throw new ProblemException(problems);
        }
        return new WorkspaceFiles(grants, stubs, secrets);
    }

    private static <T> @Nullable T collect(Supplier<T> reading, List<Problem> problems) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
