package dev.lakefront.run.explain;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.resource.DeployedApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that an app declares, wherever it does.
 *
 * @param bundle what its bundle says
 * @param deployedApp who is asked if that says nothing; null if nobody said the name
 */
record DeclaredScopes(AppScopes bundle, @Nullable String deployedApp) {
    /** How those of the token differ from these; null if they do not, or if that is not known. */
    @Nullable String difference(AccessToken token, Login login, Authorization bearer) {
        return bundle.or(deployed(login, bearer)).difference(token);
    }

    private List<String> deployed(Login login, Authorization bearer) {
        if (deployedApp == null || bundle.areDeclared()) {
            return List.of();
        }
        try {
            Json answer = login.workspaceApi().get(DeployedApp.path(deployedApp), bearer);
            return answer == null
                    ? List.of()
                    : DeployedApp.of(answer, Origin.Source.PLATFORM).scopes();
        } catch (TokenFailure | ProblemException _) {
            return List.of(); // told where it matters; this is advice
        }
    }
}
