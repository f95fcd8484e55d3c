package dev.lakefront.credentials;

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

    /** What it has to show. */
    public Credential credential() {
        return credential;
    }

    /** The questions to ask the workspace. */
    public WorkspaceApi workspaceApi() {
        return workspaceApi;
    }

    Attributes attributes() {
        return context.attributes();
    }

    @Override
    public String toString() {
        return "Login[host=" + host() + ", authType=" + authType() + ", profile=" + profile() + "]";
    }
}
