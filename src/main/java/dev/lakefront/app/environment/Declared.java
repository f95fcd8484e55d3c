package dev.lakefront.app.environment;

import dev.lakefront.app.resource.ResolvedResource;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user has written down for this app.
 *
 * @param spec the app spec
 * @param dotEnv the variables of the {@code .env} in its folder
 * @param envFiles those of every {@code --env-file}, in order
 * @param flags those of every {@code --env}, in order
 * @param resources what a {@code valueFrom} may stand for, the strongest first
 * @param attached what an attached database brings, unless the developer has set it
 */
public record Declared(
        AppSpec spec,
        List<Variable> dotEnv,
        List<Variable> envFiles,
        List<Variable> flags,
        List<ResolvedResource> resources,
        List<Variable> attached) {
    /** Where no resource is known. */
    public Declared(
            AppSpec spec, List<Variable> dotEnv, List<Variable> envFiles, List<Variable> flags) {
        this(spec, dotEnv, envFiles, flags, List.of(), List.of());
    }

    public Declared {
        resources = List.copyOf(resources);
        attached = List.copyOf(attached);
        dotEnv = List.copyOf(dotEnv);
        envFiles = List.copyOf(envFiles);
        flags = List.copyOf(flags);
    }

    /** This, with more resources known, each weaker than those known before. */
    public Declared with(List<ResolvedResource> more) {
        List<ResolvedResource> all = new ArrayList<>(resources);
        all.addAll(more);
        return new Declared(spec, dotEnv, envFiles, flags, all, attached);
    }

    /** This, with a database attached. */
    public Declared attached(List<Variable> variables) {
        return new Declared(spec, dotEnv, envFiles, flags, resources, variables);
    }

    /** The entries of the spec whose value is left open and that nothing resolves. */
    public List<AppSpec.EnvEntry> unresolved(Map<String, String> shell) {
        return spec.env().stream()
                .filter(entry -> entry.isOpen() && resolve(entry, shell) == null)
                .toList();
    }

    /**
     * The variable that an entry of the spec sets, which is none if it has no value. For a value
     * that is left open stands what {@code --env}, an env file, the shell or {@code .env} says, in
     * this order; for a {@code valueFrom}, after these, its resource.
     */
    @Nullable Variable resolve(AppSpec.EnvEntry entry, Map<String, String> shell) {
        Variable given = entry.isOpen() ? given(entry, shell) : null;
        if (given != null) {
            return new Variable(
                    entry.name(),
                    given.value(),
                    new Origin.Substitute(entry.at(), entry.valueFrom(), given.origin()));
        }
        return entry.value() == null ? null : new Variable(entry.name(), entry.value(), entry.at());
    }

    private @Nullable Variable given(AppSpec.EnvEntry entry, Map<String, String> shell) {
        Variable given = given(entry.name(), shell);
        return given == null ? ofResource(entry) : given;
    }

    private @Nullable Variable given(String name, Map<String, String> shell) {
        Variable flag = last(flags, name);
        if (flag != null) {
            return flag;
        }
        Variable ofFile = last(envFiles, name);
        if (ofFile != null) {
            return ofFile;
        }
        String exported = shell.get(name);
        return exported == null
                ? last(dotEnv, name)
                : new Variable(name, exported, Origin.Source.SHELL);
    }

    private @Nullable Variable ofResource(AppSpec.EnvEntry entry) {
        for (ResolvedResource resource : resources) {
            if (resource.key().equals(entry.valueFrom())) {
                return new Variable(entry.name(), resource.value(), resource.from());
            }
        }
        return null;
    }

    private static @Nullable Variable last(List<Variable> variables, String name) {
        for (Variable variable : variables.reversed()) {
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        return null;
    }
}
