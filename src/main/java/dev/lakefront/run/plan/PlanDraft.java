package dev.lakefront.run.plan;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Warning;
import java.util.List;

/**
 * What comes out of planning a run that is not to be run: what stands in its way, and what is
 * probably not meant.
 */
public record PlanDraft(List<Problem> problems, List<Warning> warnings) {
    public PlanDraft {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
