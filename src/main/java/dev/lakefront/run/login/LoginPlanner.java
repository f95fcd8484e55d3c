package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Logins;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides on the logins of a run: the developer's, and the one the app gets. */
public final class LoginPlanner {
    /** Holds the secret of the app's service principal: a command line is no place for one. */
    public static final String APP_SECRET = "LAKEFRONT_APP_CLIENT_SECRET";

    private final LoginOptions options;
    private final Surroundings around;
    private final List<Problem> problems = new ArrayList<>();

    private LoginPlanner(LoginOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    /**
     * The logins of a run.
     *
     * @param deployedApp its name; null if nobody said it
     * @throws ProblemException with everything that is wrong with the logins
     */
    public static LoginPlan plan(
            AppSource app,
            @Nullable String deployedApp,
            LoginOptions options,
            Surroundings around) {
        AppScopes scopes = new AppScopes(app, options.scopes());
        if (deployedApp == null || !scopes.needDeployedApp()) {
            return plan(app, options, scopes, around);
        }
        return new LoginPlanner(options, around)
                .plan(app, new AppScopes(app, null), new DeployedScopes(deployedApp, app, options));
    }

    /** As {@link #plan}, with scopes that need no further question. */
    public static LoginPlan plan(
            AppSource app, LoginOptions options, AppScopes scopes, Surroundings around) {
        return new LoginPlanner(options, around).plan(app, scopes, null);
    }

    private LoginPlan plan(AppSource source, AppScopes scopes, @Nullable DeployedScopes question) {
        AppIdentity whose = options.appIdentity();
        AppIdentity appIdentity = whose == null ? AppIdentity.DEVELOPER : whose;
        Login developer =
                Logins.resolve(LoginSearch.of(source, options, scopes, around), around.clock());
        requireToken(developer);
        Login app = appLogin(appIdentity, developer);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new LoginPlan(
                developer, app, options.accessToken(), scopes, question, appIdentity, null);
    }

    private void requireToken(Login developer) {
        if (options.accessToken() == AccessTokenMode.REQUIRED
                && developer.credential() instanceof Credential.Fixed fixed) {
            problems.add(
                    new Problem(
                            "--access-token required: " + fixed.whyNoToken(),
                            developer.origin(),
                            "log in with OAuth: `" + developer.loginCommand() + "`"));
        }
        if (options.accessToken() == AccessTokenMode.PAT
                && developer.personalAccessToken() == null) {
            problems.add(
                    new Problem(
                            "--access-token pat: the login has no personal access token, it is"
                                    + " of auth type "
                                    + developer.authType(),
                            developer.origin(),
                            "choose a profile with a token, or leave the flag out"));
        }
    }

    private @Nullable Login appLogin(AppIdentity appIdentity, Login developer) {
        return switch (appIdentity) {
            case DEVELOPER -> developer;
            case SERVICE_PRINCIPAL -> servicePrincipal(developer);
            case NONE -> null;
        };
    }

    private @Nullable Login servicePrincipal(Login developer) {
        String clientId = options.appClientId();
        String secret = around.shell().getOrDefault(APP_SECRET, "");
        if (clientId == null) {
            problems.add(
                    Problem.of(
                            "--app-identity service-principal: which one?",
                            "name it: --app-client-id ID"));
        }
        if (secret.isEmpty()) {
            problems.add(
                    Problem.of(
                            "--app-identity service-principal: its secret is not set",
                            "set " + APP_SECRET));
        }
        if (clientId == null || secret.isEmpty()) {
            return null;
        }
        Map<String, String> login = new HashMap<>();
        login.put("DATABRICKS_HOST", developer.host());
        login.put("DATABRICKS_CLIENT_ID", clientId);
        login.put("DATABRICKS_CLIENT_SECRET", secret);
        String workspaceId = developer.workspaceId();
        if (workspaceId != null) {
            login.put("DATABRICKS_WORKSPACE_ID", workspaceId);
        }
        return Logins.resolve(
                new LoginRequest(login, null, around.home(), around.version()), around.clock());
    }
}
