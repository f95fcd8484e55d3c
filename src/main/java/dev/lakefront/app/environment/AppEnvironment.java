package dev.lakefront.app.environment;

import dev.lakefront.app.folder.AppKind;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole environment of the app: each variable once, with its origin and with what it beat.
 * Nothing reaches the app that is not listed here, except the marker of the run.
 */
public final class AppEnvironment {
    private static final String NODE_OPTIONS = "NODE_OPTIONS";
    private static final String VIRTUAL_ENV = "VIRTUAL_ENV";

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, List<Variable>> beaten = new LinkedHashMap<>();

    private AppEnvironment() {}

    /**
     * What the environment is made of.
     *
     * @param shell the environment of Lakefront itself
     * @param inheritance what the app gets of it
     * @param login the resolved login, written out
     * @param platform see {@link PlatformVariables}
     * @param declared what the user has written down for this app
     */
    public record Sources(
            Map<String, String> shell,
            Inheritance inheritance,
            List<Variable> login,
            List<Variable> platform,
            Declared declared) {
        /** Without any value: the shell's may be secrets. */
        @Override
        public String toString() {
            return "login " + login + ", platform " + platform + ", declared " + declared;
        }
    }

    /**
     * Lays the sources over each other. Lowest is what an attached database brings: a developer may
     * have another one here. Then comes {@code .env}, and then the shell, as python-dotenv has
     * them: a {@code PORT} that happens to be exported must not move the app. What the user wrote
     * for this app, the spec, then an env file, then a flag, comes last and may set anything; but
     * what login and platform set, a file does not change. A {@code valueFrom} that nothing
     * resolves is left out: see {@link Declared#unresolved}.
     */
    public static AppEnvironment of(Sources sources) {
        AppEnvironment environment = new AppEnvironment();
        Declared declared = sources.declared();
        Set<String> settled = namesOf(sources.login(), sources.platform());
        environment.putAll(declared.attached());
        environment.putDotEnv(sources);
        environment.putShell(sources);
        environment.putEnvFiles(sources, settled, true);
        environment.putAll(sources.login());
        environment.putAll(sources.platform());
        environment.putSpec(sources);
        environment.putEnvFiles(sources, settled, false);
        declared.flags().forEach(environment::putUnlessChosenFrom);
        return environment;
    }

    /** This environment, with what makes an app of that kind listen for a debugger. */
    public AppEnvironment withDebugger(AppKind kind, int debugPort) {
        return switch (kind) {
            case PYTHON -> this;
            case NODE -> {
                String inherited = valueOf(NODE_OPTIONS);
                String options =
                        (inherited == null || inherited.isEmpty() ? "" : inherited + " ")
                                + "--inspect="
                                + debugPort;
                yield with(new Variable(NODE_OPTIONS, options, Origin.Source.DEBUG));
            }
        };
    }

    /**
     * This environment, with what makes uv work in that virtual environment and not in one that
     * happens to be active in the shell.
     */
    public AppEnvironment withVirtualEnvironment(Path path) {
        return with(new Variable(VIRTUAL_ENV, path.toString(), Origin.Source.BUILD));
    }

    private AppEnvironment with(Variable variable) {
        AppEnvironment longer = new AppEnvironment();
        longer.variables.putAll(variables);
        longer.beaten.putAll(beaten);
        longer.put(variable);
        return longer;
    }

    /** All variables: what the shell gave first, what the user wrote for this app last. */
    public List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /** What would be that variable's value if it were not there, the weakest first. */
    public List<Variable> beatenBy(Variable variable) {
        return List.copyOf(beaten.getOrDefault(variable.name(), List.of()));
    }

    /** What the app does not get in any form, in the order in which it was found. */
    public List<Variable> leftOut() {
        List<Variable> leftOut = new ArrayList<>();
        for (Map.Entry<String, List<Variable>> entry : beaten.entrySet()) {
            if (!variables.containsKey(entry.getKey())) {
                leftOut.addAll(entry.getValue());
            }
        }
        return leftOut;
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

    private static Set<String> namesOf(List<Variable> login, List<Variable> platform) {
        Set<String> names = new HashSet<>();
        login.forEach(variable -> names.add(variable.name()));
        platform.forEach(variable -> names.add(variable.name()));
        return names;
    }

    private void putDotEnv(Sources sources) {
        for (Variable variable : sources.declared().dotEnv()) {
            putIf(sources.inheritance().takesFromDotEnv(variable.name()), variable);
        }
    }

    private void putShell(Sources sources) {
        for (Map.Entry<String, String> entry : sources.shell().entrySet()) {
            putIf(
                    sources.inheritance().takesFromShell(entry.getKey()),
                    new Variable(entry.getKey(), entry.getValue(), Origin.Source.SHELL));
        }
    }

    /** Those of the env files that login and platform settle, or the others. */
    private void putEnvFiles(Sources sources, Set<String> settled, boolean areSettled) {
        for (Variable variable : sources.declared().envFiles()) {
            if (settled.contains(variable.name()) == areSettled) {
                putIf(sources.inheritance().takesFromEnvFile(variable.name()), variable);
            }
        }
    }

    private void putSpec(Sources sources) {
        for (EnvEntry entry : sources.declared().spec().env()) {
            Variable variable = sources.declared().resolve(entry, sources.shell());
            if (variable != null) {
                put(variable);
            }
        }
    }

    private void putAll(List<Variable> layer) {
        for (Variable variable : layer) {
            put(variable);
        }
    }

    private void putIf(boolean taken, Variable variable) {
        if (taken) {
            putUnlessChosenFrom(variable);
        } else {
            beat(variable);
        }
    }

    /** Replaces a variable and moves it to the end: the order is that of the origins. */
    private void put(Variable variable) {
        Variable previous = variables.remove(variable.name());
        if (previous != null && !isStandInFor(variable, previous)) {
            beat(previous);
        }
        variables.put(variable.name(), variable);
    }

    /** As {@link #put}, but what stands in for a resource was chosen from these already. */
    private void putUnlessChosenFrom(Variable variable) {
        Variable previous = variables.get(variable.name());
        if (previous == null || !(previous.origin() instanceof Origin.Substitute)) {
            put(variable);
        } else if (!isStandInFor(previous, variable)) {
            beat(variable);
        }
    }

    /** Whether one is the other, with the resource named that it stands in for. */
    private static boolean isStandInFor(Variable one, Variable other) {
        return one.origin() instanceof Origin.Substitute substitute
                && substitute.given().equals(other.origin());
    }

    private void beat(Variable variable) {
        List<Variable> longer = new ArrayList<>(beatenBy(variable));
        longer.add(variable);
        beaten.put(variable.name(), longer);
    }

    @Override
    public String toString() {
        return variables.values().toString();
    }
}
