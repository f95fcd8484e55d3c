package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.workspace.apps.AppDescription;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the start has to ask the workspace before there can be an app.
 *
 * @param app the deployed app's name; null if nobody said
 * @param isNamed whether the user said it, and so wants the app to be asked in any case
 * @param bundle the resources that the bundle gives the app
 * @param standIns what the offline workspace has for others, if one is used
 * @param open the variables of the spec that have no value yet
 * @param secrets whether their values may be asked for
 * @param keptAnswers whether what was kept of an earlier start may stand in
 */
public record ResourcePlan(
        @Nullable String app,
        boolean isNamed,
        BundleResources bundle,
        StandIns standIns,
        List<EnvEntry> open,
        Secrets secrets,
        boolean keptAnswers) {
    /** Whether the values of secrets may be asked for. */
    public enum Secrets {
        /** As offline: whoever has written them down for the app has said yes. */
        ALLOWED,
        /** Somebody is there to be asked for leave. */
        ON_DEMAND,
        REFUSED
    }

    public ResourcePlan {
        open = List.copyOf(open);
    }

    /** Whether there is anything to ask. */
    public boolean isAsking() {
        return !open.isEmpty() || isNamed || bundle.declared().stream().anyMatch(this::isLakebase);
    }

    /** Whether the deployed app is asked. */
    boolean isAppAsked() {
        return app != null && (isNamed || open.stream().anyMatch(entry -> declared(entry) == null));
    }

    /** Whether the start may find a value for an entry. */
    boolean mayResolve(EnvEntry entry) {
        AppResource resource = declared(entry);
        if (standIns.of(entry.valueFrom()) != null) {
            return true;
        }
        if (entry.valueFrom() == null || resource == null) {
            return entry.valueFrom() != null && app != null;
        }
        return switch (resource.value()) {
            case ResourceValue.OfSecret _ -> secrets != Secrets.REFUSED;
            case ResourceValue.Unknown _ -> false;
            default -> true;
        };
    }

    /** The bundle's resource that an entry names; null if it has none, or one that is broken. */
    public @Nullable AppResource declared(EnvEntry entry) {
        return bundle.declared(entry.valueFrom());
    }

    /** Its resources as the Apps API tells of them. */
    public List<AppDescription.Resource> described() {
        return Stream.concat(
                        bundle.declared().stream()
                                .filter(resource -> standIns.of(resource.key()) == null),
                        standIns.resources().stream())
                .map(resource ->
                        new AppDescription.Resource(
                                resource.key(), resource.kind(), resource.fields()))
                .toList();
    }

    private boolean isLakebase(AppResource resource) {
        return resource.value() instanceof ResourceValue.OfInstance
                || resource.value() instanceof ResourceValue.OfBranch;
    }
}
