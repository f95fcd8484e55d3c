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
 * @param ids what is known of its lookups, by the names of their variables
 */
record Variables(
        BundleValue root,
        BundleValue overrides,
        Map<String, String> environment,
        Map<String, String> given,
        Map<String, String> ids) {
    private static final String VARIABLE_PREFIX = "BUNDLE_VAR_";
    private static final String SECTION = "variables";
    private static final String LOOKUP = "lookup";

    /** The variable's value, references and all; null if it has none that can be known here. */
    @Nullable BundleValue value(String name) {
        BundleValue declared = declaration(name);
        if (declared == null) {
            return null;
        }
        String set = set(name);
        if (set != null) {
            return new Text(set, declared.line());
        }
        if (declared.get(LOOKUP) != null) {
            String id = ids.get(name);
            return id == null ? null : new Text(id, declared.line());
        }
        BundleValue overriding = overrides.get(name);
        return overriding == null ? declared.get("default") : overriding;
    }

    /** Those for which only the workspace can tell the value. */
    List<Lookup> lookups() {
        List<Lookup> lookups = new ArrayList<>();
        BundleValue all = root.get(SECTION);
        for (String name : all == null ? List.<String>of() : all.keys()) {
            BundleValue declared = declaration(name);
            BundleValue lookup = declared == null ? null : declared.get(LOOKUP);
            if (lookup instanceof Fields fields && set(name) == null) {
                fields.values()
                        .forEach((kind, called) -> {
                            if (called instanceof Text text) {
                                lookups.add(new Lookup(name, kind, text.value()));
                            }
                        });
            }
        }
        return lookups;
    }

    private @Nullable String set(String name) {
        String flag = given.get(name);
        return flag == null ? environment.get(VARIABLE_PREFIX + name) : flag;
    }

    /** The same over another state of the bundle. */
    Variables over(BundleValue changed) {
        return new Variables(changed, overrides, environment, given, ids);
    }

    /** The same with what has been found. */
    Variables knowing(Map<String, String> found) {
        return new Variables(root, overrides, environment, given, found);
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
