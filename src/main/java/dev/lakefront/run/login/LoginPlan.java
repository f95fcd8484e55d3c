package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.run.option.AccessTokenMode;
import dev.lakefront.run.option.AppIdentity;
import dev.lakefront.run.option.LoginOptions;
import dev.lakefront.run.option.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a run, as decided.
 *
 * @param developer absent offline, where the workspace gives one when it opens
 * @param app absent offline, and for an app that has none
 * @param scopes those of the deployed app; absent offline
 * @param question what has to be asked before {@code developer} is the login that is wanted; absent
 *     if nothing has
 * @param appIdentity whose {@code app} is; absent offline if nobody said
 * @param deployedApp what the workspace has said of the deployed app, if it had to be asked
 */
public record LoginPlan(
        @Nullable Login developer,
        @Nullable Login app,
        AccessTokenMode accessToken,
        @Nullable AppScopes scopes,
        @Nullable DeployedScopes question,
        @Nullable AppIdentity appIdentity,
        @Nullable Json deployedApp) {
    /** Where there are problems instead: such a plan is never carried out. */
    public static final LoginPlan UNDECIDED =
            new LoginPlan(null, null, AccessTokenMode.AUTO, null, null, null, null);

    /** The workspace's URL; null if it is not known yet. */
    public @Nullable String host() {
        return developer == null ? null : developer.host();
    }

    /**
     * The logins that are wanted, where the workspace has to be asked for that; null if these are.
     *
     * @throws dev.lakefront.problem.ProblemException if there is no answer
     */
    public @Nullable LoginPlan settled(Surroundings around) {
        return question == null || developer == null ? null : question.answered(developer, around);
    }

    /** Offline the logins are the workspace's to give. */
    public static LoginPlan offline(LoginOptions options) {
        return new LoginPlan(
                null, null, options.accessToken(), null, null, options.appIdentity(), null);
    }

    /** The same, now that the deployed app was asked. */
    LoginPlan knowing(Json said) {
        return new LoginPlan(developer, app, accessToken, scopes, question, appIdentity, said);
    }
}
