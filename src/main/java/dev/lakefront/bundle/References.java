package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${…}}. What nobody here can say (the id of what was never
 * deployed) stays unresolved.
 */
final class References {
    private static final String OPEN = "${";
    private static final String CLOSE = "}";
    private static final String VARIABLES = "var.";
    private static final String RESOURCES = "resources.";
    private static final String GIT = "bundle.git.";

    /** A chain of references longer than this leads back to itself. */
    private static final int LONGEST_CHAIN = 20;

    private final Variables variables;
    private final String target;
    private final DeployedResources deployed;
    private final GitDetails git;

    References(Variables variables, String target, DeployedResources deployed, GitDetails git) {
        this.variables = variables;
        this.target = target;
        this.deployed = deployed;
        this.git = git;
    }

    /** The same over the bundle as the function changes it. */
    References over(UnaryOperator<BundleValue> change) {
        return with(variables.over(change.apply(variables.root())));
    }

    /** The same with what the workspace knows. */
    References knowing(WorkspaceFacts facts) {
        return with(variables.knowing(facts.ids()))
                .over(root -> WorkspaceSection.withUser(root, facts.user()));
    }

    private References with(Variables others) {
        return new References(others, target, deployed, git);
    }

    /** What only the workspace can say of its variables. */
    List<Lookup> lookups() {
        return variables.lookups();
    }

    /** A text with its references resolved, or the first one that cannot be. */
    record Resolved(@Nullable String text, @Nullable String unresolved) {}

    Resolved resolve(Text text) {
        return resolve(text.value(), 0);
    }

    /** The value at a path, references followed on the way; null if there is none. */
    @Nullable BundleValue at(String path) {
        return at(variables.root(), path, 0);
    }

    /** The mapping or list that a text leads to, if it is one reference to such; else the value. */
    BundleValue followed(BundleValue value) {
        return followed(value, 0);
    }

    private Resolved resolve(String text, int depth) {
        var resolved = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            String reference = text.substring(open, close + CLOSE.length());
            Resolved value = valueOf(text.substring(open + OPEN.length(), close), depth);
            if (value.text() == null) {
                return new Resolved(null, reference);
            }
            resolved.append(text, from, open).append(value.text());
            from = close + CLOSE.length();
        }
        return new Resolved(resolved.append(text, from, text.length()).toString(), null);
    }

    private Resolved valueOf(String path, int depth) {
        return lookUp(path, depth) instanceof Text text
                ? resolve(text.value(), depth + 1)
                : new Resolved(null, path);
    }

    private @Nullable BundleValue at(BundleValue from, String path, int depth) {
        BundleValue value = from;
        for (String key : path.split("\\.", -1)) {
            BundleValue found = value.get(key);
            if (found == null) {
                return null;
            }
            value = followed(found, depth);
        }
        return value;
    }

    private BundleValue followed(BundleValue value, int depth) {
        if (!(value instanceof Text text) || !isReference(text.value())) {
            return value;
        }
        String path = text.value().substring(OPEN.length(), text.value().length() - CLOSE.length());
        BundleValue found = lookUp(path, depth);
        BundleValue end = found == null ? value : followed(found, depth + 1);
        return end instanceof Text ? value : end;
    }

    /** Whether a text is one reference and nothing else. */
    private static boolean isReference(String text) {
        return text.startsWith(OPEN)
                && text.indexOf(CLOSE) == text.length() - CLOSE.length()
                && text.lastIndexOf(OPEN) == 0;
    }

    private @Nullable BundleValue lookUp(String path, int depth) {
        if (depth >= LONGEST_CHAIN) {
            return null;
        }
        if (path.startsWith(VARIABLES)) {
            return variable(path.substring(VARIABLES.length()), depth);
        }
        if (path.equals("bundle.target") || path.equals("bundle.environment")) {
            return new Text(target, variables.root().line());
        }
        if (path.startsWith(RESOURCES)) {
            return resource(path, depth);
        }
        BundleValue written = at(variables.root(), path, depth + 1);
        return written == null && path.startsWith(GIT) ? git(path) : written;
    }

    private @Nullable BundleValue git(String path) {
        String detail = git.get(path.substring(GIT.length()));
        return detail == null ? null : new Text(detail, variables.root().line());
    }

    /** A variable, or what a complex one holds under further keys. */
    private @Nullable BundleValue variable(String path, int depth) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return variables.value(path);
        }
        BundleValue whole = variables.value(path.substring(0, dot));
        return whole == null
                ? null
                : at(followed(whole, depth + 1), path.substring(dot + 1), depth + 1);
    }

    /** What the deployment decides is what it has decided; the rest is as configured. */
    private @Nullable BundleValue resource(String path, int depth) {
        BundleValue configured =
                deployed.isDecidedThere(path, variables.root())
                        ? null
                        : at(variables.root(), path, depth + 1);
        return configured == null ? deployed.at(path) : configured;
    }
}
