package dev.lakefront.run;

import dev.lakefront.credentials.Authorization;
import dev.lakefront.credentials.Credential;
import dev.lakefront.credentials.HostMetadata;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.Me;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.CachedCallerSource;
import dev.lakefront.identity.CachedTokenSource;
import dev.lakefront.identity.CallerSource;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenSource;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A login put to use: who it is, in which workspace, and the token of the moment. */
final class Developer {
    private final Login login;
    private final @Nullable TokenSource tokens;
    private final CallerSource callers;
    private volatile @Nullable Me me;

    Developer(Login login, InstantSource clock) {
        this.login = login;
        this.tokens =
                login.credential() instanceof Credential.OAuth oauth
                        ? new CachedTokenSource(oauth.fetcher(), clock)
                        : null;
        this.callers = new CachedCallerSource(this::fetchIdentity, tokens, clock);
    }

    /** Starts to ask for token and identity, so that they are at hand when they are needed. */
    void prepare() {
        callers.caller();
    }

    CallerSource callers() {
        return callers;
    }

    /** Why the login has no OAuth token; null if it has one. */
    @Nullable String whyNoToken() {
        return login.credential() instanceof Credential.Fixed fixed ? fixed.whyNoToken() : null;
    }

    /**
     * Waits until it is known who this is, at most ten seconds, or until nobody wants to know.
     *
     * @throws TokenFailure if the workspace does not say
     */
    void introduce(CompletableFuture<?> notWanted) throws TokenFailure, InterruptedException {
        try {
            CompletableFuture.anyOf(callers.caller(), notWanted).get();
        } catch (ExecutionException e) {
            throw TokenFailure.of(e);
        }
    }

    /** What the workspace says about itself; asked for once. Blocks for three seconds at most. */
    HostMetadata metadata() {
        return login.workspaceApi().metadata();
    }

    /**
     * The id of the workspace, from whoever says it first: the login, the workspace's metadata, its
     * answer to who this is. Null if none of them does.
     */
    @Nullable String workspaceId() throws TokenFailure, InterruptedException {
        String configured = login.workspaceId();
        if (configured != null) {
            return configured;
        }
        String described = metadata().workspaceId();
        if (described != null) {
            return described;
        }
        introduce(new CompletableFuture<>());
        Me answer = me;
        return answer == null ? null : answer.workspaceId();
    }

    private Identity fetchIdentity() throws TokenFailure {
        Me answer = login.workspaceApi().me(authorization());
        me = answer;
        return answer.identity();
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
