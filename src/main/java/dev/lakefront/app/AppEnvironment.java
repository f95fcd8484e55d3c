package dev.lakefront.app;

import dev.lakefront.app.AppSpec.EnvEntry;
import dev.lakefront.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole environment of the app: each variable once, with its origin. Nothing reaches the app
 * that is not listed here, except the marker of {@link AppProcess}.
 */
public final class AppEnvironment {
    private static final String NODE_OPTIONS = "NODE_OPTIONS";

    private final Map<String, Variable> variables;

    private AppEnvironment(Map<String, Variable> variables) {
        this.variables = variables;
    }

    /**
     * What the environment is made of.
     *
     * @param shell the environment of Lakefront itself
     * @param stripped names that the app does not inherit from the shell: the shell's login is not
     *     the one that was resolved
     * @param login the resolved login, written out
     * @param platform see {@link PlatformVariables}
     * @param spec whose {@code env} is meant
     * @param flags see {@link EnvFlags}
     */
    public record Sources(
            Map<String, String> shell,
            Set<String> stripped,
            List<Variable> login,
            List<Variable> platform,
            AppSpec spec,
            List<Variable> flags) {
        /** Without any value: the shell's may be secrets. */
        @Override
        public String toString() {
            return "login " + login + ", platform " + platform + ", flags " + flags;
        }
    }

    /**
     * Lays the sources over each other. The shell comes first: a {@code PORT} that happens to be
     * exported must not move the app. What the user wrote for this app, the spec and then the flag,
     * comes last and may set anything. A {@code valueFrom} that nothing resolves is left out: see
     * {@link #unresolved}.
     */
    public static AppEnvironment of(Sources sources) {
        AppEnvironment environment = new AppEnvironment(new LinkedHashMap<>());
        environment.putShell(sources);
        environment.putAll(sources.login());
        environment.putAll(sources.platform());
        environment.putSpec(sources);
        environment.putAll(sources.flags());
        return environment;
    }

    /** This environment, with what makes an app of that kind listen for a debugger. */
    public AppEnvironment withDebugger(AppKind kind, int debugPort) {
        return switch (kind) {
            case PYTHON -> this;
            case NODE -> {
                AppEnvironment debugged = new AppEnvironment(new LinkedHashMap<>(variables));
                String inherited = valueOf(NODE_OPTIONS);
                String options =
                        (inherited == null || inherited.isEmpty() ? "" : inherited + " ")
                                + "--inspect="
                                + debugPort;
                debugged.put(new Variable(NODE_OPTIONS, options, Origin.Source.DEBUG));
                yield debugged;
            }
        };
    }

    /** All variables: what the shell gave first, what the user wrote for this app last. */
    List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /** Names and values, secrets included: for a process and for nothing else. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (Variable variable : variables.values()) {
            map.put(variable.name(), variable.value());
        }
        return map;
    }

    private @Nullable String valueOf(String name) {
        Variable variable = variables.get(name);
        return variable == null ? null : variable.value();
    }

    private void putShell(Sources sources) {
        for (Map.Entry<String, String> variable : sources.shell().entrySet()) {
            if (!sources.stripped().contains(variable.getKey())) {
                put(new Variable(variable.getKey(), variable.getValue(), Origin.Source.SHELL));
            }
        }
    }

    private void putSpec(Sources sources) {
        for (EnvEntry entry : sources.spec().env()) {
            Variable variable = resolve(entry, sources.shell(), sources.flags());
            if (variable != null) {
                put(variable);
            }
        }
    }

    /** A problem for each {@code valueFrom} of the spec that neither flag nor shell resolves. */
    public static List<Problem> unresolved(
            AppSpec spec, Map<String, String> shell, List<Variable> flags) {
        List<Problem> problems = new ArrayList<>();
        for (EnvEntry entry : spec.env()) {
            if (entry.valueFrom() != null && resolve(entry, shell, flags) == null) {
                problems.add(unresolved(entry));
            }
        }
        return problems;
    }

    private static @Nullable Variable resolve(
            EnvEntry entry, Map<String, String> shell, List<Variable> flags) {
        if (entry.valueFrom() == null) {
            return asWritten(entry);
        }
        for (Variable flag : flags) {
            if (flag.name().equals(entry.name())) {
                return flag;
            }
        }
        String exported = shell.get(entry.name());
        if (exported != null) {
            return new Variable(entry.name(), exported, Origin.Source.SHELL);
        }
        return asWritten(entry);
    }

    private static @Nullable Variable asWritten(EnvEntry entry) {
        return entry.value() == null ? null : new Variable(entry.name(), entry.value(), entry.at());
    }

    private static Problem unresolved(EnvEntry entry) {
        return new Problem(
                entry.name()
                        + " defined in "
                        + entry.at().file()
                        + " with valueFrom property and can't be resolved locally. Please set "
                        + entry.name()
                        + " environment variable in your terminal or using --env flag",
                entry.at().toString(),
                null);
    }

    private void putAll(List<Variable> layer) {
        for (Variable variable : layer) {
            put(variable);
        }
    }

    /** Replaces a variable and moves it to the end: the order is that of the origins. */
    private void put(Variable variable) {
        variables.remove(variable.name());
        variables.put(variable.name(), variable);
    }

    @Override
    public String toString() {
        return variables.values().toString();
    }
}
