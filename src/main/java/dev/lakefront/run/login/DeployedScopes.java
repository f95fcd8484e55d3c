package dev.lakefront.run.login;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import dev.lakefront.run.resource.DeployedApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that comes before the developer's login is settled: what the tokens of the deployed
 * app are good for ({@code effective_user_api_scopes}), if those of the run are to be good for the
 * same and no bundle says it. The login as it is, good for all, asks.
 *
 * @param app the deployed app's name
 * @param options of the login that is wanted
 */
record DeployedScopes(String app, AppSource source, LoginOptions options) {
    /**
     * The logins that are wanted. Asks the workspace and blocks for twenty seconds at most.
     *
     * @param login the one that asks
     * @throws ProblemException if there is no answer, or the login cannot be narrowed to it
     */
    LoginPlan answered(Login login, Surroundings around) {
        Json answer = ask(login, around);
        List<String> scopes =
                answer == null
                        ? List.of()
                        : DeployedApp.of(answer, Origin.Source.PLATFORM).scopes();
        if (answer == null || scopes.isEmpty()) {
            throw new ProblemException(
                    Problem.of(
                            "--scopes app: the workspace "
                                    + (answer == null
                                            ? "has no app " + app + ", or does not tell of it"
                                            : "tells no scopes of app " + app),
                            "name another one: --app NAME, or write the scopes out:"
                                    + " --scopes \"sql files.files\""));
        }
        AppScopes wanted = new AppScopes(source, options.scopes(), scopes);
        return LoginPlanner.plan(source, options, wanted, around).knowing(answer);
    }

    private @Nullable Json ask(Login login, Surroundings around) {
        try {
            return new Developer(login, AccessTokenMode.OFF, false, around.clock())
                    .ask(DeployedApp.path(app));
        } catch (TokenFailure e) {
            throw new ProblemException(LoginFailure.problem(e, login));
        }
    }
}
