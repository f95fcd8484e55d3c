package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the offline workspace has of its own for resources of which nobody says which ones they are.
 *
 * @param resources those that it has something for
 * @param waysOut what would bring the others, by their keys, in words that follow "or"
 */
public record StandIns(List<AppResource> resources, Map<String, String> waysOut) {
    /** Nothing stands in for anything: a real workspace has the resources themselves. */
    public static final StandIns NONE = new StandIns(List.of(), Map.of());

    public StandIns {
        resources = List.copyOf(resources);
        waysOut = Map.copyOf(waysOut);
    }

    /** What stands in for a resource; null if nothing does. */
    public @Nullable AppResource of(@Nullable String key) {
        return AppResource.named(key, resources);
    }
}
