package dev.lakefront.run.plan;

import dev.lakefront.app.environment.Declared;
import dev.lakefront.app.environment.DotEnv;
import dev.lakefront.app.environment.EnvFlags;
import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.spec.AppSpecReader;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.login.AppSource;
import dev.lakefront.run.option.Problems;
import dev.lakefront.run.option.RunOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.resource.BundleResources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the user has written down for an app: its spec, env files, flags. */
final class DeclaredReader {
    private final RunOptions options;
    private final AppSource source;
    private final Problems problems;
    private final List<Warning> warnings;
    private final BundleResources resources;
    private final DotEnv files;

    DeclaredReader(
            RunOptions options,
            AppSource source,
            BundleResources resources,
            Surroundings around,
            Problems problems,
            List<Warning> warnings) {
        this.options = options;
        this.source = source;
        this.problems = problems;
        this.warnings = warnings;
        this.resources = resources;
        this.files = new DotEnv(around.shell(), warnings);
    }

    /** Null if the spec cannot be read: what the others say then waits for the next try. */
    @Nullable Declared read() {
        AppSpec spec = problems.collect(this::spec);
        List<Variable> dotEnv = problems.collect(() -> files.inFolder(source.folder()));
        List<Variable> named = new ArrayList<>();
        for (Path file : options.environment().envFiles()) {
            List<Variable> variables = problems.collect(() -> files.named(file));
            named.addAll(variables == null ? List.of() : variables);
        }
        List<Variable> flags = EnvFlags.parse(options.environment().env(), problems.list());
        return spec == null
                ? null
                : new Declared(
                        spec,
                        dotEnv == null ? List.of() : dotEnv,
                        named,
                        flags,
                        resources.resolved(),
                        List.of());
    }

    private AppSpec spec() {
        String entryPoint = options.entryPoint();
        AppSpec spec =
                entryPoint == null
                        ? AppSpecReader.read(source.folder(), warnings)
                        : AppSpecReader.readEntryPoint(source.folder(), entryPoint, warnings);
        return source.app() == null ? spec : BundleSpec.of(spec, source.app(), warnings);
    }
}
