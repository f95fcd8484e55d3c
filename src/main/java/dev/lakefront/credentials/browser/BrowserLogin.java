package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.LoginCommand;
import dev.lakefront.credentials.setting.Scopes;
import dev.lakefront.credentials.transport.Deadline;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A person's login that Lakefront does itself, in the browser, where there is no Databricks CLI or
 * where it is to be narrower than the CLI's. What is kept of it is a refresh token: in the keyring
 * of the system, else in memory.
 */
public final class BrowserLogin {
    /** How long a person may take. */
    public static final Duration LIMIT = Duration.ofMinutes(5);

    /** The person may have to unlock the keyring. */
    private static final Duration KEYRING_LIMIT = Duration.ofSeconds(60);

    private static final Duration DISCOVERY_LIMIT = Duration.ofSeconds(9);

    private final LoginContext login;
    private final BrowserRefreshTokens refreshTokens;
    private final BrowserFetcher fetcher;

    BrowserLogin(LoginContext login, BrowserRefreshTokens refreshTokens, BrowserFetcher fetcher) {
        this.login = login;
        this.refreshTokens = refreshTokens;
        this.fetcher = fetcher;
    }

    /** Hears where the person has to log in. */
    @FunctionalInterface
    public interface Invitation {
        /**
         * The address of the page.
         *
         * @param opened whether a browser was asked to show the page
         */
        void at(URI page, boolean opened);
    }

    /**
     * How a login is done.
     *
     * @param port where the browser comes back to; null leaves it to those of the Databricks CLI
     * @param limit how long the person may take
     */
    public record Manner(@Nullable Integer port, Duration limit, Invitation invitation) {}

    /** The command a person logs in with, ready to paste. */
    public static String command(LoginContext login) {
        String profile = login.profile();
        Scopes scopes = login.request().scopes();
        return "lakefront auth login "
                + (profile == null
                        ? "--host " + login.host()
                        : "--profile " + LoginCommand.quoted(profile))
                + (scopes.areAll() ? "" : " --scopes " + LoginCommand.quoted(scopes.text()));
    }

    /** The workspace's URL. */
    public String host() {
        return login.host();
    }

    /** The profile it is for; null if it is the host's. */
    public @Nullable String profile() {
        return login.profile();
    }

    /** Whether there is a keyring that can keep the login beyond this process. */
    public boolean canBeKept() {
        return refreshTokens.outliveProcesses();
    }

    /** Where a login is kept, for messages. */
    public String place() {
        return refreshTokens.place();
    }

    /** Whether the person has logged in before. Asks the keyring. */
    public boolean isKept() {
        return refreshTokens.current(Deadline.in(KEYRING_LIMIT)) != null;
    }

    /**
     * Has the person log in, and waits for it.
     *
     * @return whether the keyring keeps the login, beyond this process
     * @throws ProblemException if it does not come about
     */
    public boolean signIn(Manner manner) throws InterruptedException {
        try (BrowserRedirect redirect = BrowserRedirect.open(manner.port())) {
            var authorization = new BrowserAuthorization(login, discover(), redirect);
            URI page = authorization.address();
            String system = System.getProperty("os.name");
            manner.invitation().at(page, BrowserOpener.open(page, login.request(), system));
            return keep(authorization.await(manner.limit()));
        }
    }

    private BrowserEndpoints discover() {
        try {
            return BrowserEndpoints.discover(login, Deadline.in(DISCOVERY_LIMIT));
        } catch (TokenFailure failure) {
            throw BrowserAuthorization.problem(failure.getMessage(), login);
        }
    }

    private boolean keep(BrowserGrant grant) {
        fetcher.handOver(grant.token());
        Secret refresh = grant.refresh();
        return refresh != null && refreshTokens.keep(refresh, Deadline.in(KEYRING_LIMIT));
    }

    /** Ends the login on this machine, of whatever scopes; false if there was none. */
    public boolean forget() {
        return refreshTokens.forget(Deadline.in(KEYRING_LIMIT));
    }

    /** Whether a token may come of it: the keyring may know one, or a person can log in now. */
    public boolean isPossible() {
        return refreshTokens.outliveProcesses() || login.request().picker().isAttended();
    }

    /** What to tell whoever needs this login when there is none, and nobody to log in. */
    public Problem missing() {
        if (!login.request().scopes().areAll()) {
            return Problem.of(
                    "a login of narrower scopes is one in the browser, and "
                            + login.name()
                            + " has none",
                    advice("run `"));
        }
        if (login.attributes().haveAuthorization()) {
            return Problem.of(
                    "auth type databricks-cli needs the `databricks` command, which is not on the"
                            + " PATH",
                    "install the Databricks CLI, or set DATABRICKS_CLI_PATH to it");
        }
        return Problem.of(
                "no credentials for "
                        + login.host()
                        + ": no token, no user name and password, no client id and secret in the"
                        + " environment or the profile, and no `databricks` command on the PATH to"
                        + " ask for a token",
                advice(
                        "install the Databricks CLI and run `"
                                + login.loginCommand()
                                + "`, or, without it, `"));
    }

    private String advice(String before) {
        return before + command(login) + "`; or run without a workspace: `lakefront run --offline`";
    }

    /** Whether a person is there who can log in now. */
    public boolean isAttended() {
        return login.request().picker().isAttended();
    }
}
