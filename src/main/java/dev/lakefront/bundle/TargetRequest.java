package dev.lakefront.bundle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target that the user wants.
 *
 * @param origin the flag or variable that names it
 */
record TargetRequest(String name, String origin) {
    /** The second name is the one of before CLI 0.204. */
    private static final List<String> VARIABLES =
            List.of("DATABRICKS_BUNDLE_TARGET", "DATABRICKS_BUNDLE_ENV");

    /** The flag's, else the environment's; null leaves it to the bundle. */
    static @Nullable TargetRequest of(@Nullable String flag, Map<String, String> environment) {
        if (flag != null && !flag.isEmpty()) {
            return new TargetRequest(flag, "--target");
        }
        for (String variable : VARIABLES) {
            String name = environment.get(variable);
            if (name != null && !name.isEmpty()) {
                return new TargetRequest(name, variable);
            }
        }
        return null;
    }
}
