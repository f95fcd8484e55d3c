package dev.lakefront.run.explain;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.run.plan.RunPlan;
import dev.lakefront.run.resource.DeployedApp;
import dev.lakefront.run.resource.KeptAnswers;
import dev.lakefront.run.resource.KeptAnswers.Kept;
import dev.lakefront.run.resource.ResourcePlan;
import dev.lakefront.run.resource.WorkspaceAnswers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a plan before anybody is asked: what was kept of earlier answers, else nothing.
 */
final class ResourcePreview {
    private static final String NOT_ASKED = ", not asked";

    private ResourcePreview() {}

    static List<ResolvedResource> of(RunPlan plan) {
        ResourcePlan resources = plan.resources();
        WorkspaceAnswers answers =
                new WorkspaceAnswers(_ -> null, kept(plan), plan.surroundings().clock().instant());
        List<ResolvedResource> shown = new ArrayList<>(ofApp(resources, answers));
        shown.addAll(known(resources.standIns().resources()));
        for (EnvEntry entry : resources.open()) {
            shown.add(
                    new ResolvedResource(
                            String.valueOf(entry.valueFrom()),
                            "",
                            notAsked(whoIsAsked(resources, entry))));
        }
        return shown;
    }

    private static String whoIsAsked(ResourcePlan resources, EnvEntry entry) {
        AppResource standIn = resources.standIns().of(entry.valueFrom());
        if (standIn != null) {
            return standIn.at().toString();
        }
        return resources.declared(entry) == null ? "deployed app " + resources.app() : "workspace";
    }

    /** Whether nobody knows its value before the start. */
    static boolean isOpen(Variable variable) {
        return variable.origin() instanceof Origin.Substitute substitute
                && substitute.given() instanceof Origin.WorkspaceAnswer answer
                && answer.what().endsWith(NOT_ASKED);
    }

    private static Origin notAsked(String whom) {
        return new Origin.WorkspaceAnswer(whom + NOT_ASKED, null);
    }

    private static @Nullable Kept kept(RunPlan plan) {
        String app = plan.resources().app();
        if (app == null || !plan.resources().keptAnswers()) {
            return null;
        }
        KeptAnswers answers = KeptAnswers.of(app, plan.surroundings());
        Login developer = plan.logins().developer();
        return developer == null ? answers.newest() : answers.ofHost(developer.host());
    }

    private static List<ResolvedResource> ofApp(ResourcePlan plan, WorkspaceAnswers answers) {
        String app = plan.app();
        WorkspaceAnswers.Answer answer = app == null ? null : answers.keptAt(DeployedApp.path(app));
        if (answer == null) {
            return List.of();
        }
        Origin from = new Origin.WorkspaceAnswer("deployed app " + app, answer.age());
        return known(DeployedApp.of(answer.json(), from).resources());
    }

    private static List<ResolvedResource> known(List<AppResource> resources) {
        List<ResolvedResource> known = new ArrayList<>();
        for (AppResource resource : resources) {
            if (resource.value() instanceof ResourceValue.Known value) {
                known.add(new ResolvedResource(resource.key(), value.text(), resource.at()));
            }
        }
        return known;
    }
}
