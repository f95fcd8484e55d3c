package dev.lakefront.app.spec;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app spec, {@code app.yaml}, as written: nothing is resolved and nothing is filled in.
 *
 * @param file the name of the file; null if the app has none
 * @param commandFile the name of the file that has the command; null if none has
 * @param commandLine the line of it that the command stands in; 0 if that is not known
 * @param command the start command; empty if the spec leaves it to the kind of app
 * @param env the variables, in the order of the file
 */
public record AppSpec(
        @Nullable String file,
        @Nullable String commandFile,
        int commandLine,
        List<String> command,
        List<EnvEntry> env) {
    public AppSpec {
        command = List.copyOf(command);
        env = List.copyOf(env);
    }

    /** The spec of an app without a spec file. */
    public static AppSpec none() {
        return new AppSpec(null, null, 0, List.of(), List.of());
    }

    /** What one file says. */
    public static AppSpec of(String file, List<String> command, List<EnvEntry> env) {
        return new AppSpec(file, command.isEmpty() ? null : file, 0, command, env);
    }

    /** Where the command stands; null if there is none. */
    public @Nullable String commandPlace() {
        return commandLine == 0 ? commandFile : commandFile + ":" + commandLine;
    }

    /** This spec with a command that another file has. */
    public AppSpec withCommand(List<String> other, String otherFile, int line) {
        return new AppSpec(file, otherFile, line, other, env);
    }

    /** This spec with other variables in the place of its own. */
    public AppSpec withEnv(List<EnvEntry> other) {
        return new AppSpec(file, commandFile, commandLine, command, other);
    }

    /**
     * One variable of the spec.
     *
     * @param value the text to pass on; null if the entry has none
     * @param valueFrom the key of the resource whose value is meant; null if the entry has none
     * @param at where the entry stands
     * @param unresolved why there is no text to pass on though one is written; null otherwise
     */
    public record EnvEntry(
            String name,
            @Nullable String value,
            @Nullable String valueFrom,
            Origin.SpecLine at,
            @Nullable Problem unresolved) {
        /** One whose text needs nothing put into it. */
        public EnvEntry(
                String name,
                @Nullable String value,
                @Nullable String valueFrom,
                Origin.SpecLine at) {
            this(name, value, valueFrom, at, null);
        }

        /** Whether the file leaves the value to somebody else. */
        public boolean isOpen() {
            return valueFrom != null || unresolved != null;
        }

        /** Without the value: people do write secrets into a spec. */
        @Override
        public String toString() {
            return name + " (" + at + ")";
        }
    }
}
