package dev.lakefront.run.login;

import dev.lakefront.bundle.Bundle;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.bundle.Lookup;
import dev.lakefront.bundle.WorkspaceFacts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app of a run: where its files are, and what a bundle says of it.
 *
 * @param folder the app's, absolute or as typed
 * @param bundle the one around it; null if there is none, or it has no say
 * @param app the bundle's words on it; null if it has none
 */
public record AppSource(Path folder, @Nullable Bundle bundle, @Nullable BundleApp app) {
    /** The same with what the workspace knows. */
    public AppSource knowing(WorkspaceFacts facts) {
        return bundle == null ? this : of(bundle.knowing(facts));
    }

    /** The same as it is deployed to a workspace, if one is known. */
    public AppSource deployedTo(@Nullable String host) {
        return bundle == null || host == null ? this : of(bundle.deployedTo(host));
    }

    /** What the bundle has the workspace look up. */
    public List<Lookup> lookups() {
        return bundle == null ? List.of() : bundle.lookups();
    }

    private AppSource of(Bundle other) {
        return new AppSource(folder, other, app == null ? null : other.app(app.key()));
    }
}
