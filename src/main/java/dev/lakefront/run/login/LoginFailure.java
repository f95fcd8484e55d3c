package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;

/**
 * A login that does not work now, as the user is told: what failed, where it stands, the way out.
 */
public final class LoginFailure {
    private static final String OFFLINE = "run without a workspace: `lakefront run --offline`";

    private LoginFailure() {}

    public static Problem problem(TokenFailure failure, Login login) {
        return new Problem(
                failure.what(),
                failure.isRejected() ? login.origin() : login.hostOrigin(),
                wayOut(failure, login) + ", or " + OFFLINE);
    }

    private static String wayOut(TokenFailure failure, Login login) {
        if (failure.fix() != null) {
            return failure.fix();
        }
        if (!failure.isRejected()) {
            return "try again (`lakefront auth describe` tells when it works)";
        }
        return login.isOfPerson()
                ? "log in again with `" + login.loginCommand() + "`"
                : "check what is set there (`lakefront auth describe` shows all of it)";
    }
}
