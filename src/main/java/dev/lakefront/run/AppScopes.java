package dev.lakefront.run;

import dev.lakefront.bundle.Bundle;
import dev.lakefront.bundle.BundleReader;
import dev.lakefront.credentials.method.TokenScopes;
import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the deployed app's user tokens are good for: what its bundle declares as {@code
 * user_api_scopes}, and what every app's are.
 *
 * @param folder the app's
 */
record AppScopes(Path folder, LoginOptions options, Surroundings around) {
    /** The value of {@code --scopes} that stands for these. */
    static final String OF_APP = "app";

    /** What the platform adds to every app's. */
    private static final List<String> ALWAYS =
            List.of("iam.access-control:read", "iam.current-user:read");

    private static final String APPS = "resources.apps";
    private static final String DECLARATION = ".user_api_scopes";

    /**
     * What the user wants the tokens of a run to be good for.
     *
     * @throws ProblemException if it is what the app declares, and that cannot be told
     */
    Scopes wanted() {
        return OF_APP.equals(options.scopes()) ? required() : Scopes.parse(options.scopes());
    }

    private Scopes required() {
        Scopes declared = declared();
        if (declared == null) {
            throw new ProblemException(
                    Problem.of(
                            "--scopes app: no databricks.yml declares user_api_scopes for this app",
                            "declare them, or write them out: --scopes \"sql files.files\""));
        }
        return declared;
    }

    /**
     * What the app declares, and what the platform adds; null if no bundle declares any.
     *
     * @throws ProblemException if the bundle cannot be read, or does not tell the app
     */
    private @Nullable Scopes declared() {
        Bundle bundle = BundleReader.read(folder, options.target(), around.shell());
        if (bundle == null) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        String app = app(bundle, problems);
        List<String> names =
                app == null ? null : bundle.texts(APPS + "." + app + DECLARATION, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return names == null ? null : Scopes.of(names).with(ALWAYS);
    }

    /** The bundle's app whose source this folder is, else its only one. */
    private @Nullable String app(Bundle bundle, List<Problem> problems) {
        List<String> apps = bundle.keys(APPS);
        Path here = folder.toAbsolutePath().normalize();
        for (String app : apps) {
            if (here.equals(bundle.folder(APPS + "." + app + ".source_code_path", problems))) {
                return app;
            }
        }
        return apps.size() == 1 ? apps.getFirst() : null;
    }

    /**
     * How the token's scopes differ from the app's, as a sentence; null if they do not, or if one
     * of the two is not known.
     */
    @Nullable String difference(AccessToken token) {
        List<String> granted = TokenScopes.of(token);
        if (granted == null) {
            return null;
        }
        try {
            Scopes declared = declared();
            return declared == null ? null : difference(Scopes.of(granted), declared);
        } catch (ProblemException broken) {
            return null; // told where the bundle has a say; this is advice
        }
    }

    static @Nullable String difference(Scopes granted, Scopes declared) {
        if (granted.areAll()) {
            return declared.areAll()
                    ? null
                    : "The token may do all that you may; the deployed app's is limited to: "
                            + declared.text()
                            + " (--scopes app)";
        }
        List<String> missing = declared.without(granted);
        List<String> extra = granted.without(declared);
        if (missing.isEmpty() && extra.isEmpty()) {
            return null;
        }
        return "The token's scopes are not those of the app:"
                + listed(" it lacks ", missing)
                + (missing.isEmpty() || extra.isEmpty() ? "" : ";")
                + listed(" it also has ", extra);
    }

    private static String listed(String words, List<String> scopes) {
        return scopes.isEmpty() ? "" : words + String.join(", ", scopes);
    }
}
