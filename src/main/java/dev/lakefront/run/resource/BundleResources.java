package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.problem.Problem;
import dev.lakefront.workspace.apps.AppDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a bundle gives its app.
 *
 * @param declared those whose fields are known
 * @param broken why the others are not, by their keys
 */
public record BundleResources(List<AppResource> declared, Map<String, Problem> broken) {
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
        Map<String, Problem> broken = new HashMap<>();
        for (BundleApp.Resource resource :
                app == null ? List.<BundleApp.Resource>of() : app.resources(problems)) {
            Problem unresolved = resource.unresolved();
            if (unresolved != null) {
                broken.put(resource.key(), unresolved);
            } else {
                declared.add(
                        new AppResource(
                                resource.key(),
                                resource.kind(),
                                resource.fields(),
                                new Origin.SpecLine(resource.file(), resource.line())));
            }
        }
        return new BundleResources(declared, broken);
    }

    /** As the Apps API tells of them. */
    public List<AppDescription.Resource> described() {
        return declared.stream()
                .map(resource ->
                        new AppDescription.Resource(
                                resource.key(), resource.kind(), resource.fields()))
                .toList();
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
