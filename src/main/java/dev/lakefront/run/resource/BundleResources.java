package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a bundle gives its app.
 *
 * @param declared those whose fields are known
 * @param broken the others, by their keys
 */
public record BundleResources(List<AppResource> declared, Map<String, Broken> broken) {
    /**
     * A resource of which a field is not known.
     *
     * @param known what is known of it
     * @param why the field is not
     */
    public record Broken(AppResource known, Problem why) {}

    public BundleResources {
        declared = List.copyOf(declared);
        broken = Map.copyOf(broken);
    }

    /**
     * The resources that the bundle gives an app.
     *
     * @param app null for an app that no bundle tells of
     * @param problems gets what is no resource at all
     */
    public static BundleResources of(@Nullable BundleApp app, List<Problem> problems) {
        List<AppResource> declared = new ArrayList<>();
        Map<String, Broken> broken = new HashMap<>();
        for (BundleApp.Resource resource :
                app == null ? List.<BundleApp.Resource>of() : app.resources(problems)) {
            AppResource known =
                    new AppResource(
                            resource.key(),
                            resource.kind(),
                            resource.fields(),
                            new Origin.SpecLine(resource.file(), resource.line()));
            Problem unresolved = resource.unresolved();
            if (unresolved == null) {
                declared.add(known);
            } else {
                broken.put(known.key(), new Broken(known, unresolved));
            }
        }
        return new BundleResources(declared, broken);
    }

    /** The resource of a key; null if there is none, or one that is broken. */
    @Nullable AppResource declared(@Nullable String key) {
        return AppResource.named(key, declared);
    }

    /** Those whose value needs no asking. */
    public List<ResolvedResource> resolved() {
        List<ResolvedResource> resolved = new ArrayList<>();
        for (AppResource resource : declared) {
            if (resource.value() instanceof ResourceValue.Known known) {
                resolved.add(new ResolvedResource(resource.key(), known.text(), resource.at()));
            }
        }
        return resolved;
    }
}
