package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the bundle around a folder, as the Databricks CLI (1.13) does: the main file,
 * what it includes, then a target over that. Runs none of its scripts.
 */
public final class BundleReader {
    private static final String OVERRIDES = "variable-overrides.json";
    private static final Path KEPT = Path.of(".databricks", "bundle");

    /** Where the CLI keeps what belongs to a target, if not beside the bundle. */
    private static final String ELSEWHERE = "DATABRICKS_BUNDLE_TMP";

    private final Map<String, String> environment;
    private final Map<String, String> variables;
    private final List<Problem> problems = new ArrayList<>();

    private BundleReader(Map<String, String> environment, Map<String, String> variables) {
        this.environment = environment;
        this.variables = variables;
    }

    /**
     * The bundle of the folder, or of one above it; null if there is none.
     *
     * @param target the value of {@code --target}; null leaves it to the environment and the bundle
     * @param variables the values that {@code --var} gives to the bundle's variables
     * @throws ProblemException with everything that keeps it from being read
     */
    public static @Nullable Bundle read(
            Path from,
            @Nullable String target,
            Map<String, String> variables,
            Map<String, String> environment) {
        return new BundleReader(environment, variables)
                .read(from, TargetRequest.of(target, environment));
    }

    private @Nullable Bundle read(Path from, @Nullable TargetRequest wanted) {
        BundleFolder folder = BundleFolder.find(from, environment, problems);
        Bundle bundle = folder == null ? null : read(folder, wanted);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return bundle;
    }

    private @Nullable Bundle read(BundleFolder folder, @Nullable TargetRequest wanted) {
        BundleValue root = withIncludes(folder);
        if (!problems.isEmpty()) {
            return null;
        }
        Targets targets = new Targets(root, problems);
        String target = targets.choose(wanted);
        if (target == null) {
            return null;
        }
        Variables values =
                new Variables(
                        WorkspaceSection.withPaths(targets.applied(target)),
                        overrides(folder, target),
                        environment,
                        variables,
                        Map.of());
        problems.addAll(values.misgiven());
        return new Bundle(
                folder.path().resolve(folder.main()),
                target,
                new References(
                        values,
                        target,
                        deployed(folder, target),
                        new GitDetails(folder.path().toAbsolutePath().normalize())));
    }

    private DeployedResources deployed(BundleFolder folder, String target) {
        String elsewhere = environment.getOrDefault(ELSEWHERE, "");
        Path kept = elsewhere.isEmpty() ? folder.path().resolve(KEPT) : Path.of(elsewhere);
        return new DeployedResources(kept.resolve(target));
    }

    private BundleValue withIncludes(BundleFolder folder) {
        BundleValue root = read(folder.path(), Path.of(folder.main()));
        for (Path file : new Includes(folder.path(), problems).of(root.get("include"))) {
            root = root.overlaidWith(read(folder.path(), file));
        }
        return root;
    }

    private BundleValue overrides(BundleFolder folder, String target) {
        Path file = KEPT.resolve(target).resolve(OVERRIDES);
        return Files.exists(folder.path().resolve(file))
                ? read(folder.path(), file)
                : new Fields(Map.of(), new SourceLine(file.toString(), 1));
    }

    private BundleValue read(Path folder, Path file) {
        BundleYaml yaml = new BundleYaml(file.toString(), problems);
        try {
            return yaml.read(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException e) {
            problems.add(
                    new Problem(
                            "cannot read " + file + ": " + e.getClass().getSimpleName(),
                            folder.resolve(file).toString(),
                            "make it a file that you may read"));
            return yaml.read(new byte[0]);
        }
    }
}
