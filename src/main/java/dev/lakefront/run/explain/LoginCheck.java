package dev.lakefront.run.explain;

import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.method.Me;
import dev.lakefront.credentials.method.TokenScopes;
import dev.lakefront.credentials.transport.Authorization;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Identity;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.problem.Problem;
import dev.lakefront.run.login.LoginFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the workspace.
 *
 * @param identity who the login stands for; absent if the workspace does not say
 * @param workspaceId absent if nobody says it
 * @param token of OAuth; absent for a login without
 * @param whyNoToken why the app would get none; absent if it gets one
 * @param problem why the login does not work; absent if it does
 */
public record LoginCheck(
        String host,
        @Nullable Identity identity,
        @Nullable String workspaceId,
        @Nullable Token token,
        @Nullable String whyNoToken,
        @Nullable Problem problem) {
    /**
     * A token, without its value.
     *
     * @param scopes what it may be used for; absent if it is no JWT that says so
     * @param difference from the scopes that the app declares; absent if there is none, or if one
     *     of the two is not known
     */
    public record Token(
            String fingerprint,
            @Nullable List<String> scopes,
            @Nullable String difference,
            Instant expiresAt,
            Duration life) {}

    /**
     * @param scopes those of the app; absent if there is none
     */
    static LoginCheck of(Login login, @Nullable DeclaredScopes scopes) {
        HostMetadata host = login.workspaceApi().metadata();
        Problem refusal = login.refusal(host);
        String id = login.workspaceId() == null ? host.workspaceId() : login.workspaceId();
        if (refusal != null) {
            return new LoginCheck(login.host(), null, id, null, null, refusal);
        }
        return login.credential() instanceof Credential.Fixed fixed
                ? of(login, id, fixed)
                : ofOAuth(login, id, (Credential.OAuth) login.credential(), scopes);
    }

    private static LoginCheck of(Login login, @Nullable String id, Credential.Fixed fixed) {
        return ask(login, id, fixed.authorization(), null, fixed.whyNoToken());
    }

    private static LoginCheck ofOAuth(
            Login login,
            @Nullable String id,
            Credential.OAuth oauth,
            @Nullable DeclaredScopes scopes) {
        try {
            AccessToken token = oauth.fetcher().fetch();
            Authorization bearer = Authorization.bearer(token);
            String difference = scopes == null ? null : scopes.difference(token, login, bearer);
            return ask(login, id, bearer, described(token, difference), null);
        } catch (TokenFailure e) {
            return new LoginCheck(
                    login.host(), null, id, null, null, LoginFailure.problem(e, login));
        }
    }

    private static LoginCheck ask(
            Login login,
            @Nullable String id,
            Authorization authorization,
            @Nullable Token token,
            @Nullable String whyNoToken) {
        try {
            Me me = login.workspaceApi().me(authorization);
            String said = id == null ? me.workspaceId() : id;
            return new LoginCheck(login.host(), me.identity(), said, token, whyNoToken, null);
        } catch (TokenFailure e) {
            return new LoginCheck(
                    login.host(), null, id, token, whyNoToken, LoginFailure.problem(e, login));
        }
    }

    private static Token described(AccessToken token, @Nullable String difference) {
        return new Token(
                token.value().toString(),
                TokenScopes.of(token),
                difference,
                token.expiresAt(),
                Duration.between(token.issuedAt(), token.expiresAt()));
    }
}
