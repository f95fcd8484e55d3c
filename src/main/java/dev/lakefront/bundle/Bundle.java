package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle as one of its targets makes it. Immutable. */
public final class Bundle {
    private final Path file;
    private final String target;
    private final BundleValue root;
    private final References references;

    Bundle(Path file, String target, Variables variables) {
        this.file = file;
        this.target = target;
        this.root = variables.root();
        this.references = new References(variables, target);
    }

    /** The main file, {@code databricks.yml} as a rule. */
    public Path file() {
        return file;
    }

    /** The target in use; {@code default} if the bundle has none. */
    public String target() {
        return target;
    }

    /**
     * The setting at a path such as {@code workspace.host}, with its references resolved.
     *
     * @param problems gets one, which names path, line and reference, if it cannot be
     * @return null if it is not set, or cannot be resolved
     */
    public @Nullable BundleText text(String path, List<Problem> problems) {
        BundleValue value = root.at(path);
        return value == null ? null : text(path, value, problems);
    }

    private @Nullable BundleText text(String path, BundleValue value, List<Problem> problems) {
        if (!(value instanceof Text text)) {
            problems.add(
                    new Problem(path + " must be a string", origin(value), "write a single value"));
            return null;
        }
        References.Resolved resolved = references.resolve(text);
        if (resolved.text() == null) {
            problems.add(unresolved(path, text, String.valueOf(resolved.unresolved())));
            return null;
        }
        return new BundleText(resolved.text(), origin(text));
    }

    /** The keys of the mapping at a path, in the order of the files; none if there is none. */
    public List<String> keys(String path) {
        BundleValue value = root.at(path);
        return value == null ? List.of() : value.keys();
    }

    /**
     * The list of texts at a path, as {@link #text} reads each.
     *
     * @return null if it is not set, or one of them cannot be resolved
     */
    public @Nullable List<String> texts(String path, List<Problem> problems) {
        if (!(root.at(path) instanceof Items items)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (BundleValue item : items.values()) {
            BundleText text = text(path, item, problems);
            if (text == null) {
                return null;
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** The folder that is named at a path, from the file that names it; null as {@link #text}. */
    public @Nullable Path folder(String path, List<Problem> problems) {
        BundleText text = text(path, problems);
        BundleValue value = root.at(path);
        return text == null || value == null
                ? null
                : file.resolveSibling(value.line().file())
                        .resolveSibling(text.value())
                        .toAbsolutePath()
                        .normalize();
    }

    private Problem unresolved(String path, Text text, String reference) {
        String variable =
                reference.startsWith("${var.")
                        ? reference.substring(6, reference.length() - 1)
                        : "";
        return new Problem(
                path + ": " + reference + " cannot be resolved here",
                origin(text),
                variable.isEmpty()
                        ? "write the value itself, or a ${var.NAME} with a default"
                        : "give the variable a default, or set BUNDLE_VAR_" + variable);
    }

    /** With the folder: an app may stand far below its bundle. */
    private String origin(BundleValue value) {
        return file.resolveSibling(value.line().file()) + ":" + value.line().number();
    }

    @Override
    public String toString() {
        return "Bundle[file=" + file + ", target=" + target + "]";
    }
}
