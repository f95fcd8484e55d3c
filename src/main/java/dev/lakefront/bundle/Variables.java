package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a bundle's variables: {@code BUNDLE_VAR_name}, else the target's override file,
 * else the default (bundle/config/mutator/set_variables.go).
 *
 * @param root the bundle, its target applied
 * @param overrides what {@code .databricks/bundle/TARGET/variable-overrides.json} holds
 */
record Variables(BundleValue root, BundleValue overrides, Map<String, String> environment) {
    private static final String VARIABLE_PREFIX = "BUNDLE_VAR_";

    /** The variable's value, references and all; null if it has none that can be known here. */
    @Nullable Text value(String name) {
        BundleValue declared = root.at("variables." + name);
        if (declared == null) {
            return null;
        }
        String exported = environment.get(VARIABLE_PREFIX + name);
        if (exported != null) {
            return new Text(exported, declared.line());
        }
        if (declared.get("lookup") != null) {
            return null; // only the workspace can tell
        }
        BundleValue overriding = overrides.get(name);
        return (overriding == null ? declared.get("default") : overriding) instanceof Text text
                ? text
                : null;
    }

    /** Without the environment: it may hold secrets. */
    @Override
    public String toString() {
        return "Variables" + root.keys();
    }
}
