package dev.lakefront.run.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for about the bundle around the app.
 *
 * @param app the key of the app to run; absent: the one whose source the folder is, or the only one
 * @param variables the values of {@code --var} in their order, as typed: each may hold several
 *     {@code NAME=VALUE} separated by commas
 */
public record BundleOptions(@Nullable String app, List<String> variables) {
    /** Everything left to what is found. */
    public static final BundleOptions NONE = new BundleOptions(null, List.of());

    public BundleOptions {
        variables = List.copyOf(variables);
    }

    /** Without the values of {@code --var}: they may be secrets. */
    @Override
    public String toString() {
        return "BundleOptions[app=" + app + "]";
    }
}
