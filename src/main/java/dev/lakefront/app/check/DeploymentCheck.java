package dev.lakefront.app.check;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.problem.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at an app as the platform will. Reads files, and asks git which of them are ignored. */
public final class DeploymentCheck {
    private DeploymentCheck() {}

    /**
     * Everything that goes wrong deployed, though it may work here.
     *
     * @param path the app's folder
     * @param folder what is in it; null if that cannot be read
     * @param spec null if it cannot be read
     */
    public static List<Warning> of(Path path, @Nullable AppFolder folder, @Nullable AppSpec spec) {
        List<Warning> warnings = new ArrayList<>(UploadCheck.of(path));
        if (folder != null) {
            warnings.addAll(BuildFileCheck.of(folder));
        }
        if (spec != null) {
            warnings.addAll(ListeningCheck.of(spec));
        }
        return warnings;
    }
}
