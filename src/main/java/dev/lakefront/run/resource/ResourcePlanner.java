package dev.lakefront.run.resource;

import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.bundle.BundleText;
import dev.lakefront.bundle.WorkspaceFacts;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.ResourceOptions;
import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what the start asks the workspace about the app's resources. */
public final class ResourcePlanner {
    private ResourcePlanner() {}

    /**
     * What the bundle says of the app's resources, and what is left to ask.
     *
     * @param app the deployed app's name; null if nobody said it
     * @param offline the app's folder, if the offline workspace that belongs to it is used
     * @param problems gets each variable that has no value, and that nobody can be asked for
     */
    public static ResourcePlan plan(
            ResourceOptions options,
            @Nullable String app,
            BundleResources resources,
            Declared declared,
            @Nullable Path offline,
            Surroundings around,
            List<Problem> problems) {
        List<EnvEntry> open = declared.unresolved(around.shell());
        ResourcePlan plan =
                new ResourcePlan(
                        app,
                        options.app() != null,
                        resources,
                        standIns(open, resources, offline, problems),
                        open,
                        offline == null ? secrets(options, around) : ResourcePlan.Secrets.ALLOWED,
                        !options.refresh());
        for (EnvEntry entry : plan.open()) {
            if (!plan.mayResolve(entry)) {
                problems.add(Unresolved.problem(entry, plan));
            }
        }
        return plan;
    }

    private static StandIns standIns(
            List<EnvEntry> open,
            BundleResources resources,
            @Nullable Path offline,
            List<Problem> problems) {
        if (offline == null) {
            return StandIns.NONE;
        }
        try {
            return StandInSearch.of(open, resources, offline);
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return StandIns.NONE;
        }
    }

    private static ResourcePlan.Secrets secrets(ResourceOptions options, Surroundings around) {
        if (options.allowSecrets()) {
            return ResourcePlan.Secrets.ALLOWED;
        }
        return around.prompt().isAttended()
                ? ResourcePlan.Secrets.ON_DEMAND
                : ResourcePlan.Secrets.REFUSED;
    }

    /**
     * The deployed app's name: the flag's, else the bundle's, if that is one.
     *
     * @param bundle what the bundle says of the app; null if there is none
     * @param problems gets one if the flag's is none
     */
    public static @Nullable String appName(
            ResourceOptions options, @Nullable BundleApp bundle, List<Problem> problems) {
        String flag = options.app();
        if (flag != null && !isName(flag)) {
            problems.add(
                    Problem.of(
                            "app: "
                                    + flag
                                    + " (expected: a name of lower-case letters, digits and"
                                    + " hyphens)"));
            return null;
        }
        BundleText name = flag != null || bundle == null ? null : bundle.name(new ArrayList<>());
        return name != null && isAppName(name.value()) ? name.value() : flag;
    }

    /** Also if it is not known before the start: then nothing is asked with it. */
    private static boolean isAppName(String text) {
        return isName(text) || WorkspaceFacts.isUnasked(text);
    }

    /** It becomes part of a URL and of a path. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}
