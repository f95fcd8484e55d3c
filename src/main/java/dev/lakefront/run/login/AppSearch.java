package dev.lakefront.run.login;

import dev.lakefront.app.environment.EnvFlags;
import dev.lakefront.app.spec.AppSpecReader;
import dev.lakefront.app.variable.Variable;
import dev.lakefront.bundle.Bundle;
import dev.lakefront.bundle.BundleApp;
import dev.lakefront.bundle.BundleReader;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.problem.Warning;
import dev.lakefront.run.option.BundleOptions;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the app that is meant: that of a folder, or one of the bundle around it.
 *
 * @param folder as typed
 * @param offline whether the login is the offline workspace's
 */
public record AppSearch(
        Path folder,
        BundleOptions options,
        LoginOptions login,
        boolean offline,
        Surroundings around) {
    static final String BUNDLE_APP = "--bundle-app";
    private static final String VARIABLE = "--var";

    /**
     * The bundle around the folder; null if there is none. If nobody needs it, what is wrong with
     * it is a warning: the login is not its business then, and the app may not be either.
     *
     * @throws ProblemException with everything that keeps it from being read
     */
    public @Nullable Bundle bundle(List<Warning> warnings) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> variables = variables(problems);
        Bundle bundle = null;
        try {
            bundle = BundleReader.read(folder, login.target(), variables, around.shell());
            if (bundle == null) {
                problems.addAll(withoutBundle(variables));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty() && isNeeded()) {
            throw new ProblemException(problems);
        }
        problems.forEach(problem ->
                warnings.add(
                        new Warning(
                                "the bundle has no say: " + problem.what(),
                                problem.where(),
                                problem.fix())));
        return bundle;
    }

    /**
     * The app that is meant.
     *
     * @param problems gets one if that cannot be told; what is found then is the folder alone
     */
    public AppSource app(@Nullable Bundle bundle, List<Problem> problems) {
        if (bundle == null) {
            return new AppSource(folder, null, null);
        }
        if (options.app() != null) {
            return named(options.app(), bundle, problems);
        }
        for (BundleApp app : bundle.apps()) {
            if (here().equals(app.folder(new ArrayList<>()))) {
                return new AppSource(folder, bundle, app);
            }
        }
        boolean isForBundle =
                here().equals(bundle.file().getParent()) && !AppSpecReader.isIn(folder);
        return isForBundle ? only(bundle, problems) : new AppSource(folder, bundle, null);
    }

    private Map<String, String> variables(List<Problem> problems) {
        Map<String, String> variables = new HashMap<>();
        for (Variable variable : EnvFlags.parse(VARIABLE, options.variables(), problems)) {
            variables.put(variable.name(), variable.value());
        }
        return variables;
    }

    private List<Problem> withoutBundle(Map<String, String> variables) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put(BUNDLE_APP, options.app() != null);
        flags.put(VARIABLE, !variables.isEmpty());
        List<Problem> problems = new ArrayList<>();
        flags.forEach((flag, isGiven) -> {
            if (isGiven) {
                problems.add(
                        new Problem(
                                "there is no databricks.yml in " + here() + " or above it",
                                flag,
                                "start in the bundle's folder, or leave the flag out"));
            }
        });
        return problems;
    }

    private boolean isNeeded() {
        return options.app() != null
                || !options.variables().isEmpty()
                || AppScopes.OF_APP.equals(login.scopes())
                || !(offline || LoginSearch.isAside(login));
    }

    private Path here() {
        return folder.toAbsolutePath().normalize();
    }

    private AppSource named(String key, Bundle bundle, List<Problem> problems) {
        for (BundleApp app : bundle.apps()) {
            if (app.key().equals(key)) {
                return sourceOf(app, bundle, problems);
            }
        }
        problems.add(
                new Problem(
                        "bundle-app: " + key + " (expected: " + keys(bundle.apps()) + ")",
                        bundle.file().toString(),
                        null));
        return new AppSource(folder, bundle, null);
    }

    private AppSource only(Bundle bundle, List<Problem> problems) {
        List<BundleApp> apps = bundle.apps();
        if (apps.size() == 1) {
            return sourceOf(apps.getFirst(), bundle, problems);
        }
        if (apps.size() > 1) {
            problems.add(
                    new Problem(
                            "the bundle has several apps: " + keys(apps),
                            bundle.file().toString(),
                            "choose one: " + BUNDLE_APP + " " + apps.getFirst().key()));
        }
        return new AppSource(folder, bundle, null);
    }

    private AppSource sourceOf(BundleApp app, Bundle bundle, List<Problem> problems) {
        int before = problems.size();
        Path source = app.folder(problems);
        if (source == null && problems.size() == before) {
            problems.add(
                    new Problem(
                            "app " + app.key() + " has no source_code_path, so no source here",
                            app.origin(),
                            "name the folder of its source: lakefront run FOLDER"));
        }
        return source == null || source.equals(here())
                ? new AppSource(folder, bundle, app)
                : new AppSource(source, bundle, app);
    }

    private static String keys(List<BundleApp> apps) {
        return apps.isEmpty()
                ? "none, it has no apps"
                : String.join(", ", apps.stream().map(BundleApp::key).toList());
    }
}
