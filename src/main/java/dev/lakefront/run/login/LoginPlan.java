package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
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
 */
public record LoginPlan(
        @Nullable Login developer,
        @Nullable Login app,
        AccessTokenMode accessToken,
        @Nullable AppScopes scopes,
        @Nullable DeployedScopes question,
        @Nullable AppIdentity appIdentity) {
    /** Where there are problems instead: such a plan is never carried out. */
    public static final LoginPlan UNDECIDED =
            new LoginPlan(null, null, AccessTokenMode.AUTO, null, null, null);

    /** The workspace's URL; null if it is not known yet. */
    public @Nullable String host() {
        return developer == null ? null : developer.host();
    }

    /** Whether these are the logins that are wanted. */
    public boolean isSettled() {
        return question == null || developer == null;
    }

    /**
     * The logins that are wanted: the workspace is asked, if there is something to ask.
     *
     * @throws dev.lakefront.problem.ProblemException if there is no answer
     */
    public LoginPlan settled(Surroundings around) {
        return question == null || developer == null ? this : question.answered(developer, around);
    }

    /** Offline the logins are the workspace's to give. */
    public static LoginPlan offline(LoginOptions options) {
        return new LoginPlan(null, null, options.accessToken(), null, null, options.appIdentity());
    }
}
