package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Text;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${…}}. What only the workspace can say ({@code
 * ${workspace.current_user.userName}}, {@code ${resources.…}}) stays unresolved.
 */
final class References {
    private static final String OPEN = "${";
    private static final String CLOSE = "}";

    /** A chain of references longer than this leads back to itself. */
    private static final int LONGEST_CHAIN = 20;

    private final Variables variables;
    private final String target;

    References(Variables variables, String target) {
        this.variables = variables;
        this.target = target;
    }

    /** A text with its references resolved, or the first one that cannot be. */
    record Resolved(@Nullable String text, @Nullable String unresolved) {}

    Resolved resolve(Text text) {
        return resolve(text.value(), 0);
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
        Text value = depth < LONGEST_CHAIN ? lookUp(path) : null;
        return value == null ? new Resolved(null, path) : resolve(value.value(), depth + 1);
    }

    private @Nullable Text lookUp(String path) {
        if (path.startsWith("var.")) {
            return variables.value(path.substring("var.".length()));
        }
        if (path.equals("bundle.target") || path.equals("bundle.environment")) {
            return new Text(target, variables.root().line());
        }
        return variables.root().at(path) instanceof Text text ? text : null;
    }
}
