package dev.lakefront.credentials;

import dev.lakefront.credentials.browser.BrowserFetcher;
import dev.lakefront.credentials.browser.BrowserLogin;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.BearerTokens;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.method.WorkspaceApi;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resolved login: which workspace, and how to prove who is asking. Immutable; holds secrets and
 * prints none.
 */
public final class Login {
    private final LoginContext context;
    private final Credential credential;
    private final WorkspaceApi workspaceApi;

    Login(LoginContext context, Credential credential) {
        this.context = context;
        this.credential = credential;
        this.workspaceApi = new WorkspaceApi(context, credential);
    }

    /** The workspace's URL: scheme, host and port. */
    public String host() {
        return context.host();
    }

    /**
     * The CLI's name of the method: {@code pat}, {@code oauth-m2m} …, or {@code undecided} if it is
     * the first that works of several.
     */
    public String authType() {
        String decided = context.attributes().get(Attribute.AUTH_TYPE);
        return decided == null ? "undecided" : decided;
    }

    /** The profile in use, named or default; null if the environment alone is the login. */
    @Nullable String profile() {
        return context.profile();
    }

    /** The workspace's id as far as the login says it; null leaves it to the workspace. */
    public @Nullable String workspaceId() {
        return context.workspaceId();
    }

    /** Auth type and profile, for people. */
    public String words() {
        String profile = profile();
        return profile == null ? authType() : authType() + ", profile " + profile;
    }

    /** The client id of a service principal; null for other logins. */
    public @Nullable String clientId() {
        return attributes().get(Attribute.CLIENT_ID);
    }

    /** Whether a person logs in to it, and can do so again. */
    public boolean isOfPerson() {
        return authType().equals(AuthType.DATABRICKS_CLI.tag());
    }

    /** The command by which a person logs in to it. */
    public String loginCommand() {
        return browserLogin() == null ? context.loginCommand() : BrowserLogin.command(context);
    }

    /** Where its credentials stand: a line or a variable; its host's if they are kept elsewhere. */
    public String origin() {
        String credentials = attributes().authorizationOrigin();
        return credentials == null ? hostOrigin() : credentials;
    }

    /** Where the workspace's host stands. */
    public String hostOrigin() {
        return Setting.of(attributes(), Attribute.HOST).origin();
    }

    /**
     * The personal access token in the shape of an OAuth token that does not expire; null if the
     * login is of another kind.
     */
    public @Nullable AccessToken personalAccessToken() {
        Secret token =
                authType().equals(AuthType.PAT.tag())
                        ? BearerTokens.read(attributes().get(Attribute.TOKEN))
                        : null;
        return token == null ? null : new AccessToken(token, Instant.MIN, Instant.MAX);
    }

    /**
     * Why the login is of no use for an app, now that its host has been asked; null if it is.
     *
     * @param host {@link HostMetadata#UNKNOWN} if it did not say
     */
    public @Nullable Problem refusal(HostMetadata host) {
        return AccountLogin.refusal(attributes(), host);
    }

    /** What it has to show. */
    public Credential credential() {
        return credential;
    }

    /** The login in the browser that this is; null if it is another one. */
    public @Nullable BrowserLogin browserLogin() {
        return credential instanceof Credential.OAuth oauth
                        && oauth.fetcher() instanceof BrowserFetcher browser
                ? browser.browserLogin()
                : null;
    }

    /** The questions to ask the workspace. */
    public WorkspaceApi workspaceApi() {
        return workspaceApi;
    }

    public Attributes attributes() {
        return context.attributes();
    }

    @Override
    public String toString() {
        return "Login[host=" + host() + ", authType=" + authType() + ", profile=" + profile() + "]";
    }
}
