package dev.lakefront.run.session;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.login.AppScopes;
import dev.lakefront.run.login.Developer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The developer makes their first appearance in the workspace, and the user is told what came of
 * it.
 *
 * @param scopes what the token should be good for; null if nobody cares
 */
record Introduction(Developer developer, @Nullable AppScopes scopes, RunEvents events) {
    /**
     * Waits until it is known who the developer is. If that cannot be had now it is a warning:
     * requests get 502 until it can.
     *
     * @param known done when it is
     * @param appEnded ends the waiting
     * @throws ProblemException if the workspace refuses the login
     */
    void await(Runnable known, CompletableFuture<?> appEnded) throws InterruptedException {
        tellWhatTheAppGets();
        try {
            developer.introduce(appEnded);
            known.run();
            tellScopes();
        } catch (TokenFailure e) {
            refuseIfRejected(e);
            refuseIfRequired(e);
            events.warning(
                    e.getMessage()
                            + " ("
                            + developer.problem(e).where()
                            + "); requests get 502 until that changes");
        }
    }

    private void tellWhatTheAppGets() {
        String whyNoToken = developer.whyNoToken();
        if (whyNoToken != null) {
            events.noToken(whyNoToken);
        }
        if (developer.sendsPersonalToken()) {
            events.warning(
                    "the app gets your personal access token (--access-token pat): no scopes limit"
                            + " what it can do with it");
        }
    }

    private void tellScopes() {
        AccessToken token = developer.forwardedToken();
        String difference = scopes == null || token == null ? null : scopes.difference(token);
        if (difference != null) {
            events.scopesDiffer(difference);
        }
    }

    private void refuseIfRequired(TokenFailure failure) {
        if (developer.requiresToken() && failure.missing() == TokenFailure.Missing.TOKEN) {
            throw new ProblemException(
                    Problem.of(
                            "--access-token required: " + failure.getMessage(),
                            "mend that, or leave the flag out"));
        }
    }

    /**
     * The id of the workspace; empty, with a warning, if it cannot be had now.
     *
     * @throws ProblemException if the workspace refuses the login
     */
    String workspaceId() throws InterruptedException {
        try {
            String id = developer.workspaceId();
            if (id != null) {
                return id;
            }
            events.warning(
                    "the workspace does not say its id; DATABRICKS_WORKSPACE_ID is empty"
                            + " (set it before you start Lakefront)");
        } catch (TokenFailure e) {
            refuseIfRejected(e);
            events.warning(
                    "DATABRICKS_WORKSPACE_ID is empty: the workspace has not said its id yet");
        }
        return "";
    }

    private void refuseIfRejected(TokenFailure failure) {
        if (failure.isRejected()) {
            throw new ProblemException(developer.problem(failure));
        }
    }
}
