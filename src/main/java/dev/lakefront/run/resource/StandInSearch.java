package dev.lakefront.run.resource;

import dev.lakefront.app.resource.AppResource;
import dev.lakefront.app.resource.Manifest;
import dev.lakefront.app.resource.ResourceValue;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.workspace.Holdings;
import dev.lakefront.workspace.Holdings.SecretName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what stands in for an app's resources offline: something of the same kind that the
 * workspace has one of, or one of that name.
 */
final class StandInSearch {
    private static final String WAREHOUSE = "sql_warehouse";
    private static final String SECURABLE = "uc_securable";
    private static final String SECRET = "secret";
    private static final String TYPE = "securable_type";
    private static final String VOLUME = "VOLUME";

    private static final Set<String> DATABASES = Set.of("database", "postgres");
    private static final String STUBS = "workspace/stubs/*.yaml";

    /** The keys that the platform suggests (the Apps documentation, "Add resources to an app"). */
    private static final Map<String, Kind> SUGGESTED =
            Map.of(
                    "sql-warehouse",
                    new Kind(WAREHOUSE, false, "by its key"),
                    "volume",
                    new Kind(SECURABLE, true, "by its key"),
                    SECRET,
                    new Kind(SECRET, false, "by its key"));

    private final BundleResources bundle;
    private final List<AppResource> needed;
    private final Holdings holdings;
    private final List<AppResource> found = new ArrayList<>();
    private final Map<String, String> waysOut = new HashMap<>();

    /**
     * What a resource is, and who says so.
     *
     * @param isVolume of a securable of Unity Catalog
     */
    private record Kind(String kind, boolean isVolume, String by) {
        static Kind of(AppResource resource) {
            return new Kind(
                    resource.kind(),
                    resource.fields().getOrDefault(TYPE, "").equals(VOLUME),
                    resource.at().toString());
        }
    }

    private StandInSearch(BundleResources bundle, Path folder) {
        this.bundle = bundle;
        this.needed = Manifest.read(folder);
        this.holdings = new Holdings(folder.resolve(Holdings.FOLDER));
    }

    /**
     * What there is for variables of the spec that have no value yet.
     *
     * @param folder the app's
     * @throws dev.lakefront.problem.ProblemException if the file of the workspace's secrets is
     *     wrong
     */
    static StandIns of(List<EnvEntry> open, BundleResources bundle, Path folder) {
        if (open.stream().allMatch(entry -> entry.valueFrom() == null)) {
            return StandIns.NONE;
        }
        StandInSearch search = new StandInSearch(bundle, folder);
        open.stream().map(EnvEntry::valueFrom).distinct().forEach(search::look);
        return new StandIns(search.found, search.waysOut);
    }

    private void look(@Nullable String key) {
        Kind kind = key == null ? null : kindOf(key);
        if (key == null || kind == null) {
            return;
        }
        if (DATABASES.contains(kind.kind())) {
            waysOut.put(
                    key, "have the app use a Postgres of your own: PGHOST, PGUSER, ... in .env");
        } else if (!isKnown(key)) {
            look(key, kind);
        }
    }

    private void look(String key, Kind kind) {
        switch (kind.kind()) {
            case WAREHOUSE -> add(key, kind, "warehouse", Map.of("id", holdings.warehouse()));
            case SECURABLE -> {
                if (kind.isVolume()) {
                    lookForVolume(key, kind);
                }
            }
            case SECRET -> lookForSecret(key, kind);
            default -> waysOut.put(key, "name any, and have a stub answer for it: " + STUBS);
        }
    }

    /** Whether the bundle says which one it is. */
    private boolean isKnown(String key) {
        AppResource declared = bundle.declared(key);
        return declared != null && !(declared.value() instanceof ResourceValue.Unknown);
    }

    private @Nullable Kind kindOf(String key) {
        AppResource declared = bundle.declared(key);
        if (declared != null) {
            return Kind.of(declared);
        }
        BundleResources.Broken broken = bundle.broken().get(key);
        if (broken != null) {
            return Kind.of(broken.known());
        }
        AppResource wanted = AppResource.named(key, needed);
        return wanted == null ? SUGGESTED.get(key) : Kind.of(wanted);
    }

    private void lookForVolume(String key, Kind kind) {
        List<String> volumes = holdings.volumes();
        List<String> named = volumes.stream().filter(name -> name.endsWith("." + key)).toList();
        List<String> meant = volumes.size() == 1 ? volumes : named;
        if (meant.size() == 1) {
            Map<String, String> fields =
                    Map.of(TYPE, VOLUME, "securable_full_name", meant.getFirst());
            add(key, kind, "volume", fields);
        } else if (volumes.isEmpty()) {
            waysOut.put(key, "make a folder for a volume: workspace/volumes/CATALOG/SCHEMA/VOLUME");
        } else {
            waysOut.put(key, "name one of the offline workspace's volumes: " + paths(volumes));
        }
    }

    private void lookForSecret(String key, Kind kind) {
        List<SecretName> secrets = holdings.secrets();
        List<SecretName> named = secrets.stream().filter(name -> name.key().equals(key)).toList();
        List<SecretName> meant = secrets.size() == 1 ? secrets : named;
        if (meant.size() == 1) {
            SecretName secret = meant.getFirst();
            add(key, kind, "secret", Map.of("scope", secret.scope(), "key", secret.key()));
        } else {
            waysOut.put(key, "put one secret with the key " + key + " into workspace/secrets.yaml");
        }
    }

    private void add(String key, Kind kind, String words, Map<String, String> fields) {
        String what = "offline workspace's " + words + " (" + kind.by() + ")";
        found.add(
                new AppResource(key, kind.kind(), fields, new Origin.WorkspaceAnswer(what, null)));
    }

    private static String paths(List<String> volumes) {
        return volumes.stream()
                .map(name -> "/Volumes/" + name.replace('.', '/'))
                .collect(Collectors.joining(", "));
    }
}
