package dev.lakefront.run;

import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Words for variables of the spec whose value nobody knows. */
final class Unresolved {
    private Unresolved() {}

    /** Why there is no value, with the ways out; the first one in the words that scripts know. */
    static Problem problem(EnvEntry entry, BundleResources bundle) {
        Problem reference = entry.unresolved();
        String resource = entry.valueFrom();
        if (reference != null && resource == null) {
            return new Problem(
                    reference.what(),
                    reference.where(),
                    reference.fix() + "; for one run: --env " + entry.name() + "=VALUE");
        }
        return new Problem(
                entry.name()
                        + " defined in "
                        + entry.at().file()
                        + " with valueFrom property and can't be resolved locally. Please set "
                        + entry.name()
                        + " environment variable in your terminal or using --env flag",
                entry.at().toString(),
                otherWays(resource, bundle));
    }

    private static String otherWays(@Nullable String resource, BundleResources bundle) {
        Problem broken = resource == null ? null : bundle.broken().get(resource);
        return broken == null
                ? "or declare " + resource + " under the app's resources: in databricks.yml"
                : "or mend it in the bundle: "
                        + broken.what()
                        + " ("
                        + broken.where()
                        + "); "
                        + broken.fix();
    }
}
