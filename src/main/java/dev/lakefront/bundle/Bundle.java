package dev.lakefront.bundle;

import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle as one of its targets makes it. Immutable. */
public final class Bundle {
    private static final String APPS = "resources.apps";

    private final Path file;
    private final String target;
    private final References references;

    Bundle(Path file, String target, References references) {
        this.file = file;
        this.target = target;
        this.references = references;
    }

    /** The main file, {@code databricks.yml} as a rule. */
    public Path file() {
        return file;
    }

    /** The target in use; {@code default} if the bundle has none. */
    public String target() {
        return target;
    }

    /** The same with what only the workspace knows, which it may refer to. */
    public Bundle knowing(WorkspaceFacts facts) {
        return new Bundle(file, target, references.knowing(facts));
    }

    /** The variables that only the workspace can tell. */
    public List<Lookup> lookups() {
        return references.lookups();
    }

    /** The same as it is deployed to a workspace, unless it names another one itself. */
    public Bundle deployedTo(String host) {
        return new Bundle(
                file, target, references.over(root -> WorkspaceSection.withHost(root, host)));
    }

    /**
     * The setting at a path such as {@code workspace.host}, with its references resolved.
     *
     * @param problems gets one, which names path, line and reference, if it cannot be
     * @return null if it is not set, or cannot be resolved
     */
    public @Nullable BundleText text(String path, List<Problem> problems) {
        BundleSetting setting = at(path);
        return setting == null ? null : setting.text(problems);
    }

    /** Its apps, in the order of the files. */
    public List<BundleApp> apps() {
        List<BundleApp> apps = new ArrayList<>();
        BundleSetting all = at(APPS);
        if (all != null) {
            for (String key : all.value().keys()) {
                BundleSetting app = all.get(key);
                if (app != null) {
                    apps.add(new BundleApp(key, app));
                }
            }
        }
        return apps;
    }

    /** The app of that key; null if there is none. */
    public @Nullable BundleApp app(String key) {
        return apps().stream().filter(app -> app.key().equals(key)).findFirst().orElse(null);
    }

    private @Nullable BundleSetting at(String path) {
        BundleValue value = references.at(path);
        return value == null ? null : new BundleSetting(path, value, this);
    }

    References references() {
        return references;
    }

    @Override
    public String toString() {
        return "Bundle[file=" + file + ", target=" + target + "]";
    }
}
