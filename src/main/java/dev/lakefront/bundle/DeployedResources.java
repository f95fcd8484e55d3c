package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last deployment of a target from this machine has made, as the Databricks CLI (1.13)
 * keeps it beside the bundle: the state of its own engine, or that of Terraform. Read when it is
 * first asked; a file that is not there, or cannot be read, says nothing.
 */
final class DeployedResources {
    /** Terraform's types, where they are not {@code databricks_} and the group in the singular. */
    private static final Map<String, String> TERRAFORM_TYPES =
            Map.of(
                    "models", "databricks_mlflow_model",
                    "experiments", "databricks_mlflow_experiment",
                    "model_serving_endpoints", "databricks_model_serving",
                    "alerts", "databricks_alert_v2",
                    "sql_warehouses", "databricks_sql_endpoint",
                    "database_catalogs", "databricks_database_database_catalog",
                    "synced_database_tables", "databricks_database_synced_database_table",
                    "postgres_branches", "databricks_postgres_branch");

    /** Groups whose resources have no id but their name, by the first words of the group. */
    private static final List<String> NAMED =
            List.of("apps", "secret_scopes", "database_", "synced_database_tables", "postgres_");

    /** What a prefix is put before in development (resourcemutator/apply_presets.go). */
    private static final Set<String> PREFIXED =
            Set.of(
                    "jobs.name",
                    "pipelines.name",
                    "models.name",
                    "experiments.name",
                    "model_serving_endpoints.name",
                    "registered_models.name",
                    "schemas.name",
                    "clusters.cluster_name",
                    "instance_pools.instance_pool_name",
                    "dashboards.display_name",
                    "genie_spaces.title",
                    "alerts.display_name",
                    "sql_warehouses.name");

    private static final String ID = "id";

    private final Path folder;
    private @Nullable BundleValue direct;
    private @Nullable BundleValue terraform;

    /**
     * @param folder where the CLI keeps what belongs to the target
     */
    DeployedResources(Path folder) {
        this.folder = folder;
    }

    /** A path such as {@code resources.jobs.nightly.id}; null for one of another shape. */
    private record Field(String group, String key, String name) {
        static @Nullable Field of(String path) {
            String[] parts = path.split("\\.", 4);
            return parts.length == 4 ? new Field(parts[1], parts[2], parts[3]) : null;
        }

        boolean isPrefixed() {
            return PREFIXED.contains(group + "." + name);
        }
    }

    /**
     * Whether what the bundle says at a path is not what it will be once deployed.
     *
     * @param root the bundle, its target applied
     */
    boolean isDecidedThere(String path, BundleValue root) {
        Field field = Field.of(path);
        return field != null
                && (field.name().equals(ID) || (field.isPrefixed() && putsPrefix(root)));
    }

    private static boolean putsPrefix(BundleValue root) {
        return root.at("presets.name_prefix") != null
                || (root.at("bundle.mode") instanceof Text mode
                        && mode.value().equals("development"));
    }

    /** What was deployed at a path; null if that is not known here. */
    @Nullable Text at(String path) {
        Field field = Field.of(path);
        if (field == null) {
            return null;
        }
        boolean isTerraformNewer = serial(terraform()) > serial(direct());
        BundleValue found = isTerraformNewer ? inTerraform(field) : inDirect(field);
        return found instanceof Text text ? text : null;
    }

    private @Nullable BundleValue inDirect(Field field) {
        BundleValue resources = direct().get("state");
        BundleValue resource =
                resources == null
                        ? null
                        : resources.get("resources." + field.group() + "." + field.key());
        if (resource == null) {
            return null;
        }
        return field.name().equals(ID)
                ? resource.get("__id__")
                : resource.at("state." + field.name());
    }

    private @Nullable BundleValue inTerraform(Field field) {
        if (!(terraform().get("resources") instanceof Items resources)) {
            return null;
        }
        String type =
                TERRAFORM_TYPES.getOrDefault(
                        field.group(),
                        "databricks_" + field.group().substring(0, field.group().length() - 1));
        for (BundleValue resource : resources.values()) {
            if (has(resource, "type", type)
                    && has(resource, "name", field.key())
                    && has(resource, "mode", "managed")
                    && resource.get("instances") instanceof Items instances
                    && !instances.values().isEmpty()) {
                return instances.values().getFirst().at("attributes." + attribute(field));
            }
        }
        return null;
    }

    private static String attribute(Field field) {
        boolean isNamed = NAMED.stream().anyMatch(field.group()::startsWith);
        return field.name().equals(ID) && isNamed ? "name" : field.name();
    }

    private static boolean has(BundleValue value, String key, String text) {
        return value.get(key) instanceof Text found && found.value().equals(text);
    }

    private static long serial(BundleValue state) {
        try {
            return state.get("serial") instanceof Text serial ? Long.parseLong(serial.value()) : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private BundleValue direct() {
        BundleValue read = direct;
        if (read == null) {
            read = read("resources.json");
            direct = read;
        }
        return read;
    }

    private BundleValue terraform() {
        BundleValue read = terraform;
        if (read == null) {
            read = read("terraform/terraform.tfstate");
            terraform = read;
        }
        return read;
    }

    /** JSON is YAML. */
    private BundleValue read(String name) {
        byte[] content;
        try {
            content = Files.readAllBytes(folder.resolve(name));
        } catch (IOException _) {
            content = new byte[0];
        }
        return new BundleYaml(name, new ArrayList<>()).read(content);
    }
}
