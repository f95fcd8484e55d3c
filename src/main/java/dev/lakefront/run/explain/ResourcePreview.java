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
        for (EnvEntry entry : resources.open()) {
            AppResource declared = resources.declared(entry);
            String key = String.valueOf(entry.valueFrom());
            shown.add(
                    new ResolvedResource(
                            key,
                            "",
                            declared == null
                                    ? notAsked("deployed app " + resources.app())
                                    : notAsked("workspace")));
        }
        return shown;
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
        List<ResolvedResource> known = new ArrayList<>();
        if (answer == null) {
            return known;
        }
        Origin from = new Origin.WorkspaceAnswer("deployed app " + app, answer.age());
        for (AppResource resource : DeployedApp.of(answer.json(), from).resources()) {
            if (resource.value() instanceof ResourceValue.Known value) {
                known.add(new ResolvedResource(resource.key(), value.text(), from));
            }
        }
        return known;
    }
}
