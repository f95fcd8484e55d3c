package dev.lakefront.run.plan;

import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.app.variable.Origin;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An app spec as a bundle deploys it: {@code command} and {@code env} of the app's {@code config},
 * if they say anything, each stand in the place of the spec's own as a whole (the fields of that
 * name of the Apps API's {@code AppDeployment}).
 */
final class BundleSpec {
    private BundleSpec() {}

    /**
     * @param warnings gets what is probably not meant as it is written
     * @throws ProblemException with everything that keeps the bundle's words from being read
     */
    static AppSpec of(AppSpec spec, BundleApp app, List<Warning> warnings) {
        List<Problem> problems = new ArrayList<>();
        BundleApp.Command command = app.command(problems);
        List<BundleApp.Env> env = app.env(problems, warnings);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        AppSpec deployed =
                command == null
                        ? spec
                        : spec.withCommand(command.argv(), command.file(), command.line());
        if (!env.isEmpty()) {
            List<EnvEntry> entries = env.stream().map(BundleSpec::entry).toList();
            warnOfDropped(spec, entries, warnings);
            deployed = deployed.withEnv(entries);
        }
        return deployed;
    }

    private static EnvEntry entry(BundleApp.Env env) {
        return new EnvEntry(
                env.name(),
                env.value(),
                env.valueFrom(),
                new Origin.SpecLine(env.file(), env.line()),
                env.unresolved());
    }

    private static void warnOfDropped(
            AppSpec spec, List<EnvEntry> entries, List<Warning> warnings) {
        Set<String> names = new HashSet<>();
        entries.forEach(entry -> names.add(entry.name()));
        List<EnvEntry> dropped =
                spec.env().stream().filter(entry -> !names.contains(entry.name())).toList();
        if (!dropped.isEmpty()) {
            warnings.add(
                    new Warning(
                            "env of "
                                    + entries.getFirst().at().file()
                                    + " stands in the place of that of "
                                    + spec.file()
                                    + ", here and deployed; so there is no "
                                    + String.join(
                                            ", ", dropped.stream().map(EnvEntry::name).toList()),
                            dropped.getFirst().at().toString(),
                            "keep all variables in one of the two files"));
        }
    }
}
