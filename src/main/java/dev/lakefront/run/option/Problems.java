package dev.lakefront.run.option;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The problems that planning comes across, so that all of them are told at once. Mutable. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** What has been found so far, for others to add to. */
    public List<Problem> list() {
        return found;
    }

    /** What a step gives; null, and its problems here, if it fails. */
    public <T> @Nullable T collect(Supplier<@Nullable T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            found.addAll(e.problems());
            return null;
        }
    }

    /**
     * Goes on only if nothing was found.
     *
     * @throws ProblemException with all that was found, if anything was
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }
}
