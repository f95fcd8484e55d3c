package dev.lakefront.run.login;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.method.Me;
import dev.lakefront.credentials.method.TokenIssuer;
import dev.lakefront.credentials.method.TokenTimes;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.BearerCallers;
import dev.lakefront.identity.CachedCallerSource;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.RememberedBearers;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenSource;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.run.option.AccessTokenMode;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A login put to use: who it is, in which workspace, and the token of the moment. */
public final class Developer {
    private final Login login;
    private final AccessTokenMode mode;
    private final boolean asDeployed;
    private final InstantSource clock;
    private final @Nullable RenewableTokenSource tokens;
    private final CallerSource callers;
    private volatile @Nullable Me me;

    /**
     * Puts a login to use; asks for nothing yet.
     *
     * @param asDeployed whether the app is told the user name that it would be told deployed
     */
    public Developer(Login login, AccessTokenMode mode, boolean asDeployed, InstantSource clock) {
        this.login = login;
        this.mode = mode;
        this.asDeployed = asDeployed;
        this.clock = clock;
        this.tokens =
                login.credential() instanceof Credential.OAuth oauth
                        ? new RenewableTokenSource(oauth.fetcher(), clock)
                        : null;
        this.callers = new CachedCallerSource(this::fetchIdentity, forwarded(), clock);
    }

    /** Where the token that the app gets comes from; null if it gets none. */
    private @Nullable TokenSource forwarded() {
        AccessToken personal = login.personalAccessToken();
        if (mode == AccessTokenMode.PAT && personal != null) {
            CompletableFuture<AccessToken> always = CompletableFuture.completedFuture(personal);
            return () -> always;
        }
        return mode == AccessTokenMode.OFF ? null : tokens;
    }

    /** Starts to ask for token and identity, so that they are at hand when they are needed. */
    public void prepare() {
        callers.caller();
    }

    public CallerSource callers() {
        return callers;
    }

    /** Who brings a token of the login's workspace, whoever that is. */
    public BearerCallers bearers() {
        return new RememberedBearers(this::ownerOf, this::seemsOurs, clock);
    }

    /** Why the app gets no token though it should; null if it gets one, or should not. */
    public @Nullable String whyNoToken() {
        return mode == AccessTokenMode.AUTO && login.credential() instanceof Credential.Fixed fixed
                ? fixed.whyNoToken()
                : null;
    }

    /** Whether the app gets a token that no scopes limit. */
    public boolean sendsPersonalToken() {
        return mode == AccessTokenMode.PAT;
    }

    /** Whether a run without a token is not to be. */
    public boolean requiresToken() {
        return mode == AccessTokenMode.REQUIRED;
    }

    /** Fetches a new token in the place of a good one; null if the login has none. */
    public @Nullable CompletableFuture<AccessToken> renewToken() {
        RenewableTokenSource source = tokens;
        return source == null ? null : source.renew();
    }

    /** Who it is, once that is known. */
    public @Nullable Identity identity() {
        Me answer = me;
        return answer == null ? null : answer.identity();
    }

    /** The login in a few words: auth type and profile. */
    public String loginWords() {
        return login.words();
    }

    public String host() {
        return login.host();
    }

    /** What the user is told of a failure of this login. */
    public Problem problem(TokenFailure failure) {
        return LoginFailure.problem(failure, login);
    }

    /** The token that the app gets with requests now; null if it gets none, or not at once. */
    public @Nullable AccessToken forwardedToken() {
        CompletableFuture<Caller> caller = callers.caller();
        return caller.isDone() && !caller.isCompletedExceptionally() ? caller.join().token() : null;
    }

    /**
     * Waits until it is known who this is, at most ten seconds, or until nobody wants to know.
     *
     * @throws TokenFailure if the workspace does not say
     */
    public void introduce(CompletableFuture<?> notWanted)
            throws TokenFailure, InterruptedException {
        try {
            CompletableFuture.anyOf(callers.caller(), notWanted).get();
        } catch (ExecutionException e) {
            throw TokenFailure.of(e);
        }
    }

    /**
     * Requires a login to a workspace.
     *
     * @throws ProblemException if the login is one of an account, in which no app runs
     */
    public void requireUsable(HostMetadata host) {
        Problem refusal = login.refusal(host);
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
    }

    /** What the workspace says about itself; asked for once. Blocks for three seconds at most. */
    public HostMetadata metadata() {
        return login.workspaceApi().metadata();
    }

    /**
     * The id of the workspace, from whoever says it first: the login, the workspace's metadata, its
     * answer to who this is. Null if none of them does.
     */
    public @Nullable String workspaceId() throws TokenFailure, InterruptedException {
        String known = knownWorkspaceId();
        if (known != null) {
            return known;
        }
        introduce(new CompletableFuture<>());
        Me answer = me;
        return answer == null ? null : answer.workspaceId();
    }

    /** Known without asking who this is. */
    private @Nullable String knownWorkspaceId() {
        String configured = login.workspaceId();
        return configured != null ? configured : metadata().workspaceId();
    }

    private @Nullable String workspaceIdOf(Me answer) {
        String known = knownWorkspaceId();
        return known != null ? known : answer.workspaceId();
    }

    /**
     * What the workspace's REST API says at a path; null if there is nothing. Blocks for twenty
     * seconds at most.
     *
     * @throws TokenFailure if it does not say
     */
    public @Nullable Json ask(String path) throws TokenFailure {
        return login.workspaceApi().get(path, authorization());
    }

    private Identity fetchIdentity() throws TokenFailure {
        Me answer = login.workspaceApi().me(authorization());
        me = answer;
        return identity(answer);
    }

    private Identity identity(Me answer) {
        return asDeployed ? answer.identity().asDeployed(workspaceIdOf(answer)) : answer.identity();
    }

    private RememberedBearers.Found ownerOf(Secret brought) throws TokenFailure {
        AccessToken token = TokenTimes.read(brought);
        if (token == null || !clock.instant().isBefore(token.expiresAt())) {
            throw TokenFailure.rejected(
                    "the token that a client brings is none of OAuth, or has expired");
        }
        Identity owner = identity(login.workspaceApi().ownerOf(brought));
        return new RememberedBearers.Found(
                new Caller(owner, mode == AccessTokenMode.OFF ? null : token), token.expiresAt());
    }

    private boolean seemsOurs(Secret brought) {
        AccessToken own = forwardedToken();
        return TokenIssuer.isWorkspace(brought, login.host(), own == null ? null : own.value());
    }

    private Authorization authorization() throws TokenFailure {
        if (login.credential() instanceof Credential.Fixed fixed) {
            return fixed.authorization();
        }
        return Authorization.bearer(token());
    }

    private AccessToken token() throws TokenFailure {
        TokenSource source = tokens;
        if (source == null) {
            throw new IllegalStateException("a login without OAuth has no token");
        }
        try {
            return source.token().join();
        } catch (CompletionException e) {
            throw TokenFailure.of(e);
        }
    }
}
