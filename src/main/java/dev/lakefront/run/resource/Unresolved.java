package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words for variables of the spec whose value nobody knows. */
public final class Unresolved {
    private static final ResourceResolver.Found NOTHING =
            new ResourceResolver.Found(List.of(), Map.of(), List.of(), null);

    private Unresolved() {}

    /** Why there is no value for an entry, before anybody was asked. */
    public static Problem problem(EnvEntry entry, ResourcePlan plan) {
        return problem(entry, plan, NOTHING);
    }

    /** Why there is no value, with the ways out; the first one in the words that scripts know. */
    public static Problem problem(EnvEntry entry, ResourcePlan plan, ResourceResolver.Found found) {
        Problem reference = entry.unresolved();
        String resource = entry.valueFrom();
        if (resource == null) {
            return reference == null
                    ? new Problem(entry.name() + " has no value", entry.at().toString(), null)
                    : new Problem(
                            reference.what(),
                            reference.where(),
                            reference.fix() + "; for one run: --env " + entry.name() + "=VALUE");
        }
        return new Problem(
                entry.name()
                        + " defined in "
                        + entry.at().file()
                        + " with valueFrom property and can't be resolved locally. Please set "
                        + entry.name()
                        + " environment variable in your terminal or using --env flag",
                entry.at().toString(),
                String.join("; ", otherWays(entry, resource, plan, found)));
    }

    private static List<String> otherWays(
            EnvEntry entry, String resource, ResourcePlan plan, ResourceResolver.Found found) {
        List<String> ways = new ArrayList<>();
        String wayOffline = plan.standIns().waysOut().get(resource);
        if (wayOffline != null) {
            ways.add("or " + wayOffline);
        }
        BundleResources.Broken broken = plan.bundle().broken().get(resource);
        AppResource declared = plan.declared(entry);
        if (broken != null) {
            ways.add(
                    "or mend it in the bundle: "
                            + broken.why().what()
                            + " ("
                            + broken.why().where()
                            + "), "
                            + broken.why().fix());
        } else if (declared == null) {
            ways.add("or declare " + resource + " under the app's resources: in databricks.yml");
        } else if (declared.value() instanceof ResourceValue.Unknown unknown) {
            ways.add("or mend it at " + declared.at() + ": the resource " + unknown.reason());
        }
        String reason = found.reason(resource);
        if (reason != null) {
            ways.add("or mend what kept it from being asked for: " + reason);
        } else if (declared != null && declared.value() instanceof ResourceValue.OfSecret) {
            ways.add("or let the secret's value be read: --allow-secrets");
        } else if (plan.app() == null) {
            ways.add("or name the deployed app that has it: --app NAME");
        }
        return ways;
    }
}
