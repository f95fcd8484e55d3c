package dev.lakefront.app.resource;

import dev.lakefront.app.variable.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource of an app, as a bundle or the Apps API has it.
 *
 * @param key by which a {@code valueFrom} names it
 * @param kind the API's word for what it is, such as {@code sql_warehouse}
 * @param fields the scalars below that word, such as {@code id}
 * @param at where it is declared
 */
public record AppResource(String key, String kind, Map<String, String> fields, Origin at) {
    public AppResource {
        fields = Map.copyOf(fields);
    }

    /** The one of that key; null if there is none. */
    public static @Nullable AppResource named(@Nullable String key, List<AppResource> resources) {
        for (AppResource resource : resources) {
            if (resource.key().equals(key)) {
                return resource;
            }
        }
        return null;
    }

    /** What a {@code valueFrom} stands for (the Apps documentation, "valueFrom reference"). */
    public ResourceValue value() {
        return switch (kind) {
            case "app", "serving_endpoint" -> known("name");
            case "genie_space" -> known("space_id");
            case "job", "sql_warehouse" -> known("id");
            case "experiment" -> known("experiment_id");
            case "uc_securable" -> securable();
            case "secret" ->
                    has("scope") && has("key")
                            ? new ResourceValue.OfSecret(field("scope"), field("key"))
                            : lacks("scope and key");
            case "database" ->
                    has("instance_name")
                            ? new ResourceValue.OfInstance(
                                    field("instance_name"), field("database_name"))
                            : lacks("instance_name");
            case "postgres" ->
                    has("branch")
                            ? new ResourceValue.OfBranch(field("branch"), field("database"))
                            : lacks("branch");
            default -> new ResourceValue.Unknown("is of a kind that is not known here: " + kind);
        };
    }

    /** Of a volume it is the path, of anything else the name. */
    private ResourceValue securable() {
        String name = field("securable_full_name");
        if (name.isEmpty()) {
            return lacks("securable_full_name");
        }
        return new ResourceValue.Known(
                field("securable_type").equals("VOLUME")
                        ? "/Volumes/" + name.replace('.', '/')
                        : name);
    }

    private ResourceValue known(String name) {
        return has(name) ? new ResourceValue.Known(field(name)) : lacks(name);
    }

    private ResourceValue lacks(String names) {
        return new ResourceValue.Unknown("has no " + names + " in its " + kind);
    }

    private boolean has(String name) {
        return !field(name).isEmpty();
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
