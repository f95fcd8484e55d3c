package dev.lakefront.run.option;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.WorkspaceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the offline workspace stands in for a real one, and how it is to be.
 *
 * @param tokenLifetime how long its tokens are good for; absent: as long as real ones
 * @param keepState the folder in which it keeps what changes, as typed; absent: nothing is kept
 * @param https whether the app reaches it by {@code https}; absent: if a library of the app's needs
 *     that
 */
public record OfflineOptions(
        boolean isOn,
        @Nullable Duration tokenLifetime,
        @Nullable Path keepState,
        @Nullable Boolean https) {
    /** A real workspace is used. */
    public static final OfflineOptions OFF = new OfflineOptions(false, null, null, null);

    /** The offline workspace as it is by default. */
    public static final OfflineOptions ON = new OfflineOptions(true, null, null, null);

    /**
     * The workspace that was asked for, if one was.
     *
     * @throws ProblemException if there can be none such
     */
    public @Nullable WorkspaceSettings settings() {
        if (!isOn) {
            requireNothingElse();
            return null;
        }
        WorkspaceSettings settings = WorkspaceSettings.DEFAULT.withState(keepState);
        if (tokenLifetime == null) {
            return settings;
        }
        if (!WorkspaceSettings.isTokenLifetime(tokenLifetime)) {
            throw new ProblemException(
                    Problem.of("token-lifetime: not whole seconds (expected: 1s or more, as 30s)"));
        }
        return settings.withTokenLifetime(tokenLifetime);
    }

    private void requireNothingElse() {
        List<Problem> problems = new ArrayList<>();
        if (tokenLifetime != null) {
            problems.add(offlineOnly("--token-lifetime"));
        }
        if (keepState != null) {
            problems.add(offlineOnly("--keep-state"));
        }
        if (https != null) {
            problems.add(offlineOnly("--offline-https"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Problem offlineOnly(String flag) {
        return Problem.of(
                flag + " is for the offline workspace only", "add --offline, or leave it out");
    }
}
