package dev.lakefront.run.login;

import dev.lakefront.credentials.BrowserLogins;
import dev.lakefront.credentials.browser.BrowserLogin;
import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.Surroundings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A login in the browser that outlives the command, and its end.
 *
 * @param host the workspace, as typed
 * @param profile the named profile of the Databricks config file
 * @param scopes what its tokens are to be good for, as typed
 * @param port where the browser comes back to; absent: 8020, or the next free one
 */
public record SignIn(
        @Nullable String host,
        @Nullable String profile,
        @Nullable String scopes,
        @Nullable Integer port) {
    /** Hears where the person has to log in. */
    @FunctionalInterface
    public interface Invitation {
        /**
         * The page to open.
         *
         * @param opened whether a browser was asked to show it
         */
        void at(URI page, boolean opened);
    }

    /**
     * Has a person log in, and waits for it, five minutes at most.
     *
     * @return what came of it, a sentence
     * @throws ProblemException if it does not come about, or cannot be kept
     */
    public String in(Surroundings around, Invitation invitation) throws InterruptedException {
        BrowserLogin login = find(around);
        if (!login.canBeKept()) {
            throw new ProblemException(nowhereToKeep());
        }
        boolean kept = login.signIn(manner(port, invitation));
        if (!kept) {
            throw new ProblemException(
                    Problem.of(
                            "you logged in, but " + login.place() + " does not keep the login",
                            "unlock it and try again"));
        }
        return "Logged in to " + login.host() + "; " + login.place() + " keeps the login";
    }

    /** Forgets the login on this machine, of whatever scopes. Returns what came of it. */
    public String out(Surroundings around) {
        BrowserLogin login = find(around);
        return login.forget()
                ? "Logged out of " + login.host()
                : "There was no login to " + login.host();
    }

    private BrowserLogin find(Surroundings around) {
        var request =
                new LoginRequest(around.shell(), profile, around.home(), around.version())
                        .narrowedTo(Scopes.parse(scopes));
        return BrowserLogins.find(request, host, around.clock());
    }

    /**
     * The login of a run: kept by the keyring, or done now by the person who is there.
     *
     * @throws ProblemException if neither is so
     */
    public static void ensure(BrowserLogin login, Invitation invitation)
            throws InterruptedException {
        if (login.isKept()) {
            return;
        }
        if (!login.isAttended()) {
            throw new ProblemException(login.missing());
        }
        login.signIn(manner(null, invitation));
    }

    private static BrowserLogin.Manner manner(@Nullable Integer port, Invitation invitation) {
        return new BrowserLogin.Manner(port, BrowserLogin.LIMIT, invitation::at);
    }

    private static Problem nowhereToKeep() {
        return Problem.of(
                "there is no keyring to keep a login in, and it is never kept in a file",
                "install secret-tool (package libsecret-tools), or let a run log in for itself:"
                        + " `lakefront run` at a terminal");
    }
}
