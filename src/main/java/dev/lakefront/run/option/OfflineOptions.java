package dev.lakefront.run.option;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.workspace.WorkspaceSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the offline workspace stands in for a real one, and how it is to be.
 *
 * @param tokenLifetime how long its tokens are good for; absent: as long as real ones
 */
public record OfflineOptions(boolean isOn, @Nullable Duration tokenLifetime) {
    /** A real workspace is used. */
    public static final OfflineOptions OFF = new OfflineOptions(false, null);

    /** The offline workspace as it is by default. */
    public static final OfflineOptions ON = new OfflineOptions(true, null);

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
        if (tokenLifetime == null) {
            return WorkspaceSettings.DEFAULT;
        }
        if (!WorkspaceSettings.isTokenLifetime(tokenLifetime)) {
            throw new ProblemException(
                    Problem.of("token-lifetime: not whole seconds (expected: 1s or more, as 30s)"));
        }
        return WorkspaceSettings.DEFAULT.withTokenLifetime(tokenLifetime);
    }

    private void requireNothingElse() {
        if (tokenLifetime != null) {
            throw new ProblemException(
                    Problem.of(
                            "--token-lifetime is for the offline workspace only",
                            "add --offline, or leave it out"));
        }
    }
}
