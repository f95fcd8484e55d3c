package dev.lakefront.run.plan;

import dev.lakefront.bundle.WorkspaceFacts;
import dev.lakefront.credentials.Login;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.DeploymentQuestions;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.workspace.OfflineWorkspace;
import org.jspecify.annotations.Nullable;

/** Turns what the user asked for into a plan, or into every problem that stands in its way. */
public final class RunPlanner {
    private RunPlanner() {}

    /**
     * The plan of a run. Reads files; starts nothing and asks nobody.
     *
     * @throws ProblemException with all that the user has to mend
     */
    public static RunPlan plan(RunOptions options, Surroundings surroundings) {
        return foreseen(options, surroundings).plan();
    }

    /**
     * The plan of a run that is to be carried out. Asks the workspace what cannot be planned
     * without: what the bundle wants to know, and what the tokens are to be good for. Blocks for
     * twenty seconds at most for each.
     *
     * @throws ProblemException with all that the user has to mend, or if there is no answer
     */
    public static RunPlan settled(RunOptions options, Surroundings surroundings) {
        if (options.offline().isOn()) {
            OfflineWorkspace.expect();
        }
        Surroundings around = surroundings.askingOnce();
        PlanMaker.Planned foreseen = foreseen(options, around);
        WorkspaceFacts asked = ask(foreseen, around);
        RunPlan plan =
                asked == null
                        ? foreseen.plan()
                        : new PlanMaker(options, around, (_, _) -> asked).planned().plan();
        return plan.settled();
    }

    private static PlanMaker.Planned foreseen(RunOptions options, Surroundings surroundings) {
        return new PlanMaker(options, surroundings, DeploymentQuestions::foreseeable).planned();
    }

    /** Null if there is nothing to ask, or nobody. */
    private static @Nullable WorkspaceFacts ask(PlanMaker.Planned foreseen, Surroundings around) {
        Login developer = foreseen.plan().logins().developer();
        return developer == null
                ? null
                : DeploymentQuestions.ask(foreseen.source(), developer, around.clock());
    }

    /**
     * As much of a plan as can be made, for those who only want to know what is wrong with it.
     * Programs are not looked for: what is missing on this machine is not wrong with the app.
     */
    public static PlanDraft draft(RunOptions options, Surroundings surroundings) {
        return new PlanMaker(options, surroundings, (source, _) -> DeploymentQuestions.open(source))
                .toCheck();
    }
}
