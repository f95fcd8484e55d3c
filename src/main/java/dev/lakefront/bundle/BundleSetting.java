package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Nothing;
import dev.lakefront.bundle.BundleValue.Text;
import dev.lakefront.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says at a path, such as {@code workspace.host} or {@code
 * resources.apps.shop.config.env[0]}.
 *
 * @param value references to mappings and lists are followed, those within texts are not yet
 */
record BundleSetting(String path, BundleValue value, Bundle bundle) {
    /** An app's settings are less deep than this. */
    private static final int DEEPEST = 10;

    /** What stands behind a key; null if there is none, or nothing behind it. */
    @Nullable BundleSetting get(String key) {
        BundleValue found = value.get(key);
        return found == null
                ? null
                : new BundleSetting(path + "." + key, bundle.references().followed(found), bundle);
    }

    /** The text behind a key, as {@link #text} gives it; null if there is none. */
    @Nullable BundleText text(String key, List<Problem> problems) {
        BundleSetting setting = get(key);
        return setting == null ? null : setting.text(problems);
    }

    /**
     * Its text, with the references resolved.
     *
     * @param problems gets one, which names path, line and reference, if it cannot be had
     * @return null if it cannot
     */
    @Nullable BundleText text(List<Problem> problems) {
        if (!(value instanceof Text text)) {
            problems.add(
                    new Problem(path + " must be a string", position(), "write a single value"));
            return null;
        }
        References.Resolved resolved = bundle.references().resolve(text);
        if (resolved.text() == null) {
            problems.add(unresolved(String.valueOf(resolved.unresolved())));
            return null;
        }
        return new BundleText(resolved.text(), position());
    }

    /** The elements of a list; a problem, and none, if it is something else. */
    List<BundleSetting> items(List<Problem> problems) {
        if (!(value instanceof Items items)) {
            if (value instanceof Text && text(problems) == null) {
                return List.of(); // a reference that leads nowhere
            }
            problems.add(new Problem(path + " must be a list", position(), "write it as a list"));
            return List.of();
        }
        List<BundleSetting> settings = new ArrayList<>();
        for (BundleValue item : items.values()) {
            settings.add(
                    new BundleSetting(
                            path + "[" + settings.size() + "]",
                            bundle.references().followed(item),
                            bundle));
        }
        return settings;
    }

    /** Its texts, one for each element of a list; those that cannot be had are left out. */
    List<String> texts(List<Problem> problems) {
        List<String> texts = new ArrayList<>();
        for (BundleSetting item : items(problems)) {
            BundleText text = item.text(problems);
            if (text != null) {
                texts.add(text.value());
            }
        }
        return texts;
    }

    /** Whether a text in it, references resolved, holds that one. */
    boolean mentions(String text) {
        return mentions(text, DEEPEST);
    }

    private boolean mentions(String text, int depth) {
        if (depth == 0) {
            return false; // it leads back to itself
        }
        return switch (value) {
            case Text own -> {
                String resolved = bundle.references().resolve(own).text();
                yield resolved != null && resolved.contains(text);
            }
            case Items _ ->
                    items(new ArrayList<>()).stream()
                            .anyMatch(item -> item.mentions(text, depth - 1));
            case Fields fields ->
                    fields.keys().stream()
                            .map(this::get)
                            .anyMatch(field -> field != null && field.mentions(text, depth - 1));
            case Nothing _ -> false;
        };
    }

    /** The folder that it names, from the file that names it; null as {@link #text}. */
    @Nullable Path folder(List<Problem> problems) {
        BundleText text = text(problems);
        return text == null
                ? null
                : file().resolveSibling(text.value()).toAbsolutePath().normalize();
    }

    /** File and line, with the folder: an app may stand far below its bundle. */
    String position() {
        return file() + ":" + value.line().number();
    }

    private Path file() {
        return bundle.file().resolveSibling(value.line().file());
    }

    private Problem unresolved(String reference) {
        return new Problem(
                path + ": " + reference + " cannot be resolved here", position(), fix(reference));
    }

    private String fix(String reference) {
        if (reference.startsWith("${var.")) {
            String name = reference.substring(6, reference.length() - 1);
            return "give the variable a default, or set it: --var "
                    + name
                    + "=VALUE, or BUNDLE_VAR_"
                    + name;
        }
        if (reference.startsWith("${resources.")) {
            return "deploy the bundle from here (`databricks bundle deploy --target "
                    + bundle.target()
                    + "`), or write the value itself";
        }
        return "write the value itself, or a ${var.NAME} with a default";
    }
}
