package dev.lakefront.run.login;

import dev.lakefront.bundle.CurrentUser;
import dev.lakefront.credentials.Login;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.Surroundings;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** Who would deploy the bundle: whoever runs it here. */
public final class DeployingUser {
    private DeployingUser() {}

    /** Somebody of whom all is known. */
    public static CurrentUser of(Identity identity) {
        return CurrentUser.of(
                Map.of(
                        "id", identity.id(),
                        "userName", identity.userName(),
                        "displayName", identity.displayName()));
    }

    /**
     * Whom a login stands for. Asks the workspace, and blocks for twenty seconds at most.
     *
     * @throws ProblemException if there is no answer
     */
    public static CurrentUser ask(Login login, Surroundings around) {
        Developer developer = new Developer(login, AccessTokenMode.OFF, false, around.clock());
        try {
            developer.callers().caller().join();
        } catch (CompletionException e) {
            throw new ProblemException(developer.problem(TokenFailure.of(e)));
        }
        return of(Objects.requireNonNull(developer.identity(), "introduced"));
    }
}
