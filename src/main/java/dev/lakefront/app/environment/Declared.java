package dev.lakefront.app.environment;

import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Problem;
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
 */
public record Declared(
        AppSpec spec, List<Variable> dotEnv, List<Variable> envFiles, List<Variable> flags) {
    public Declared {
        dotEnv = List.copyOf(dotEnv);
        envFiles = List.copyOf(envFiles);
        flags = List.copyOf(flags);
    }

    /** A problem for each entry of the spec whose value is left open and that nothing resolves. */
    public List<Problem> unresolved(Map<String, String> shell) {
        List<Problem> problems = new ArrayList<>();
        for (AppSpec.EnvEntry entry : spec.env()) {
            if (entry.isOpen() && resolve(entry, shell) == null) {
                problems.add(unresolved(entry));
            }
        }
        return problems;
    }

    /**
     * The variable that an entry of the spec sets, which is none if it has no value. For a value
     * that is left open stands what {@code --env}, an env file, the shell or {@code .env} says, in
     * this order.
     */
    @Nullable Variable resolve(AppSpec.EnvEntry entry, Map<String, String> shell) {
        Variable given = entry.isOpen() ? given(entry.name(), shell) : null;
        if (given != null) {
            return new Variable(
                    entry.name(),
                    given.value(),
                    new Origin.Substitute(entry.at(), entry.valueFrom(), given.origin()));
        }
        return entry.value() == null ? null : new Variable(entry.name(), entry.value(), entry.at());
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

    private static @Nullable Variable last(List<Variable> variables, String name) {
        for (Variable variable : variables.reversed()) {
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        return null;
    }

    private static Problem unresolved(AppSpec.EnvEntry entry) {
        Problem unresolved = entry.unresolved();
        if (unresolved != null) {
            return new Problem(
                    unresolved.what(),
                    unresolved.where(),
                    unresolved.fix() + "; for one run: --env " + entry.name() + "=VALUE");
        }
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
}
