package dev.lakefront.app.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps that are done together, and not again as long as what they read stays the same.
 *
 * @param making what makes the folder that the others install into; empty if it is there
 * @param filling the others
 */
public record BuildStage(Kind kind, List<BuildStep> making, List<BuildStep> filling) {
    /** What a stage is about. */
    public enum Kind {
        NODE_PACKAGES,
        PYTHON,
        SCRIPT
    }

    public BuildStage {
        making = List.copyOf(making);
        filling = List.copyOf(filling);
    }

    static BuildStage of(Kind kind, BuildStep step) {
        return new BuildStage(kind, List.of(), List.of(step));
    }

    List<BuildStep> steps() {
        List<BuildStep> steps = new ArrayList<>(making);
        steps.addAll(filling);
        return steps;
    }
}
