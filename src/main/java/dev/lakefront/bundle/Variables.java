package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a bundle's variables: {@code --var}, else {@code BUNDLE_VAR_name}, else the
 * target's override file, else the default (bundle/config/mutator/set_variables.go).
 *
 * @param root the bundle, its target applied
 * @param overrides what {@code .databricks/bundle/TARGET/variable-overrides.json} holds
 * @param given what {@code --var} sets
 */
record Variables(
        BundleValue root,
        BundleValue overrides,
        Map<String, String> environment,
        Map<String, String> given) {
    private static final String VARIABLE_PREFIX = "BUNDLE_VAR_";
    private static final String SECTION = "variables";

    /** The variable's value, references and all; null if it has none that can be known here. */
    @Nullable BundleValue value(String name) {
        BundleValue declared = declaration(name);
        if (declared == null) {
            return null;
        }
        String flag = given.get(name);
        String exported = flag == null ? environment.get(VARIABLE_PREFIX + name) : flag;
        if (exported != null) {
            return new Text(exported, declared.line());
        }
        if (declared.get("lookup") != null) {
            return null; // only the workspace can tell
        }
        BundleValue overriding = overrides.get(name);
        return overriding == null ? declared.get("default") : overriding;
    }

    /** The same over another state of the bundle. */
    Variables over(BundleValue changed) {
        return new Variables(changed, overrides, environment, given);
    }

    /** A problem for each {@code --var} that sets what no text can set; the CLI's words. */
    List<Problem> misgiven() {
        List<Problem> problems = new ArrayList<>();
        for (String name : new TreeSet<>(given.keySet())) {
            BundleValue declared = declaration(name);
            if (declared == null) {
                problems.add(
                        new Problem(
                                "variable " + name + " has not been defined",
                                "--var",
                                "declare it under variables: in " + root.line().file()));
            } else if (declared.get("type") instanceof Text type
                    && type.value().equals("complex")) {
                problems.add(
                        new Problem(
                                "setting variables of complex type via --var flag is not supported: "
                                        + name,
                                "--var",
                                "write it into databricks.yml, or into variable-overrides.json"));
            }
        }
        return problems;
    }

    /** A declaration may be empty: {@code name:} and no more. */
    private @Nullable BundleValue declaration(String name) {
        return root.get(SECTION) instanceof Fields fields ? fields.values().get(name) : null;
    }

    /** Without the values: they may be secrets. */
    @Override
    public String toString() {
        return "Variables" + root.keys();
    }
}
