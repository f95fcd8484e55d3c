package dev.lakefront.app.check;

import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.problem.Warning;
import java.util.ArrayList;
import java.util.List;

/** Looks at an app as the platform will. Reads files, and asks git which of them are ignored. */
public final class DeploymentCheck {
    private DeploymentCheck() {}

    /** Everything that goes wrong deployed, though it may work here. */
    public static List<Warning> of(AppFolder folder, AppSpec spec) {
        List<Warning> warnings = new ArrayList<>();
        warnings.addAll(UploadCheck.of(folder.path()));
        warnings.addAll(BuildFileCheck.of(folder));
        warnings.addAll(ListeningCheck.of(spec));
        return warnings;
    }
}
