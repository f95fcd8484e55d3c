package dev.lakefront.app.spec;

import dev.lakefront.app.variable.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app spec, {@code app.yaml}, as written: nothing is resolved and nothing is filled in.
 *
 * @param file the name of the file; null if the app has none
 * @param command the start command; empty if the spec leaves it to the kind of app
 * @param env the variables, in the order of the file
 */
public record AppSpec(@Nullable String file, List<String> command, List<EnvEntry> env) {
    public AppSpec {
        command = List.copyOf(command);
        env = List.copyOf(env);
    }

    /** The spec of an app without a spec file. */
    public static AppSpec none() {
        return new AppSpec(null, List.of(), List.of());
    }

    /**
     * One variable of the spec.
     *
     * @param value the text to pass on; null if the entry has none
     * @param valueFrom the key of the resource whose value is meant; null if the entry has none
     * @param at where the entry stands
     */
    public record EnvEntry(
            String name, @Nullable String value, @Nullable String valueFrom, Origin.SpecLine at) {
        /** Without the value: people do write secrets into a spec. */
        @Override
        public String toString() {
            return name + " (" + at + ")";
        }
    }
}
