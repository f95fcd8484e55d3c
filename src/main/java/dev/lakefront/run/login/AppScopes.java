package dev.lakefront.run.login;

import dev.lakefront.bundle.BundleApp;
import dev.lakefront.credentials.method.TokenScopes;
import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the deployed app's user tokens are good for: what its bundle declares as {@code
 * user_api_scopes}, and what every app's are.
 *
 * @param typed the value of {@code --scopes}; absent: tokens are good for all
 * @param deployed what the deployed app's are good for, if it was asked; where the bundle does not
 *     say
 */
public record AppScopes(AppSource source, @Nullable String typed, List<String> deployed) {
    /** The value of {@code --scopes} that stands for these. */
    static final String OF_APP = "app";

    /** What the platform adds to every app's. */
    private static final List<String> ALWAYS =
            List.of("iam.access-control:read", "iam.current-user:read");

    public AppScopes {
        deployed = List.copyOf(deployed);
    }

    /** Where the deployed app was not asked. */
    public AppScopes(AppSource source, @Nullable String typed) {
        this(source, typed, List.of());
    }

    /** These, now that the deployed app was asked; an empty list says nothing. */
    public AppScopes or(List<String> said) {
        return said.isEmpty() ? this : new AppScopes(source, typed, said);
    }

    /**
     * Whether the bundle says them.
     *
     * @throws ProblemException if its words cannot be read
     */
    public boolean areDeclared() {
        return declared() != null;
    }

    /** Whether nobody but the deployed app can say what is wanted. */
    boolean needDeployedApp() {
        return OF_APP.equals(typed) && !areDeclared();
    }

    /**
     * What the user wants the tokens of a run to be good for.
     *
     * @throws ProblemException if it is what the app declares, and that cannot be told
     */
    Scopes wanted() {
        return OF_APP.equals(typed) ? required() : Scopes.parse(typed);
    }

    /**
     * What the people's tokens of an offline run are good for: what the user wants, else what the
     * app declares; null for everything.
     *
     * @throws ProblemException if that cannot be told
     */
    public @Nullable List<String> offline() {
        Scopes scopes = typed == null ? declared() : wanted();
        return scopes == null || scopes.areAll() ? null : scopes.names();
    }

    private Scopes required() {
        Scopes declared = declared();
        if (declared == null) {
            throw new ProblemException(
                    Problem.of(
                            "--scopes app: no databricks.yml declares user_api_scopes for this app",
                            "declare them, name the deployed app: --app NAME, or write them out:"
                                    + " --scopes \"sql files.files\""));
        }
        return declared;
    }

    /**
     * What the app declares, and what the platform adds; null if nobody says it.
     *
     * @throws ProblemException if the bundle's words cannot be read
     */
    private @Nullable Scopes declared() {
        BundleApp app = source.app();
        List<Problem> problems = new ArrayList<>();
        List<String> names = app == null ? null : app.userApiScopes(problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        List<String> said = names == null && !deployed.isEmpty() ? deployed : names;
        return said == null ? null : Scopes.of(said).with(ALWAYS);
    }

    /**
     * How the token's scopes differ from the app's, as a sentence; null if they do not, or if one
     * of the two is not known.
     */
    public @Nullable String difference(AccessToken token) {
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

    public static @Nullable String difference(Scopes granted, Scopes declared) {
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
