package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The targets of a bundle: which one is used, and what it changes. */
final class Targets {
    /** The target of a bundle that has none. */
    private static final String ONLY = "default";

    private static final String BUNDLE = "bundle";

    /** What a target is merged into (bundle/config/root.go); its other keys replace. */
    private static final List<String> MERGED =
            List.of(
                    BUNDLE,
                    "workspace",
                    "artifacts",
                    "resources",
                    "sync",
                    "permissions",
                    "presets");

    /** Stands in a target and is read from the bundle (bundle/config/root.go). */
    private static final String MODE = "mode";

    private static final String VARIABLES = "variables";
    private static final String DEFAULT = "default";

    private final BundleValue root;
    private final List<Problem> problems;

    Targets(BundleValue root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * The target's name: the one asked for, else the only one, else the one marked as default.
     *
     * @param wanted null leaves it to the bundle
     * @return null, with a problem, if that is none
     */
    @Nullable String choose(@Nullable TargetRequest wanted) {
        List<String> names = names();
        if (wanted != null) {
            return names.contains(wanted.name()) || isOnly(wanted.name(), names)
                    ? wanted.name()
                    : unknown(wanted, names);
        }
        if (names.size() < 2) {
            return names.isEmpty() ? ONLY : names.getFirst();
        }
        return marked(names);
    }

    /** The bundle as the target changes it. */
    BundleValue applied(String name) {
        BundleValue target = target(name);
        if (target == null) {
            return root;
        }
        BundleValue changed = root;
        for (String key : MERGED) {
            BundleValue over = target.get(key);
            if (over != null) {
                BundleValue below = changed.get(key);
                changed = changed.with(key, below == null ? over : below.overlaidWith(over));
            }
        }
        return withVariables(withMode(changed, target.get(MODE)), target.get(VARIABLES));
    }

    private static BundleValue withMode(BundleValue root, @Nullable BundleValue mode) {
        if (mode == null) {
            return root;
        }
        BundleValue bundle = root.get(BUNDLE);
        Fields settings =
                (bundle == null ? new Fields(Map.of(), mode.line()) : bundle).with(MODE, mode);
        return root.with(BUNDLE, settings);
    }

    private List<String> names() {
        BundleValue targets = targets();
        return targets == null ? List.of() : targets.keys();
    }

    /** {@code environments:} is what {@code targets:} was called until CLI 0.205. */
    private @Nullable BundleValue targets() {
        BundleValue targets = root.get("targets");
        return targets == null ? root.get("environments") : targets;
    }

    private @Nullable BundleValue target(String name) {
        BundleValue targets = targets();
        return targets == null ? null : targets.get(name);
    }

    private static boolean isOnly(String name, List<String> names) {
        return names.isEmpty() && name.equals(ONLY);
    }

    private @Nullable String unknown(TargetRequest wanted, List<String> names) {
        problems.add(
                new Problem(
                        wanted.name()
                                + ": no such target. Available targets: "
                                + (names.isEmpty() ? ONLY : String.join(", ", names)),
                        wanted.origin(),
                        "choose one of these with --target"));
        return null;
    }

    private @Nullable String marked(List<String> names) {
        List<String> marked = new ArrayList<>();
        for (String name : names) {
            BundleValue target = target(name);
            BundleValue mark = target == null ? null : target.get(DEFAULT);
            if (mark != null && mark.isTrue()) {
                marked.add(name);
            }
        }
        if (marked.size() == 1) {
            return marked.getFirst();
        }
        problems.add(
                new Problem(
                        marked.isEmpty()
                                ? "please specify target"
                                : "multiple targets are marked as default ("
                                        + String.join(", ", marked)
                                        + ")",
                        root.line().file(),
                        "choose with --target: " + String.join(", ", names)));
        return null;
    }

    /** A target gives variables other defaults, in short ({@code x: 1}) or in full. */
    private static BundleValue withVariables(BundleValue root, @Nullable BundleValue changes) {
        if (!(changes instanceof Fields fields)) {
            return root;
        }
        BundleValue variables = root.get(VARIABLES);
        BundleValue changed = variables == null ? new Fields(Map.of(), changes.line()) : variables;
        for (String name : fields.keys()) {
            BundleValue change = fields.get(name);
            if (change != null) {
                changed = changed.with(name, variable(changed.get(name), change));
            }
        }
        return root.with(VARIABLES, changed);
    }

    private static BundleValue variable(@Nullable BundleValue declared, BundleValue change) {
        BundleValue value = change instanceof Text ? change : change.get(DEFAULT);
        Fields empty = new Fields(Map.of(), change.line());
        if (value == null) {
            return change; // a lookup, which replaces a default
        }
        BundleValue kept = declared == null ? empty : declared;
        return kept.with(DEFAULT, value).with("lookup", new BundleValue.Nothing(change.line()));
    }
}
