package dev.lakefront.credentials.ci;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.FederatedFetcher;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.method.WorkspaceApi;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The ID token of a GitHub Actions job. */
public final class GithubOidcMethod implements AuthMethod {
    @Override
    public String name() {
        return AuthType.GITHUB_OIDC.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        var github = new GithubIdTokens(context);
        return new Credential.OAuth(
                new FederatedFetcher(
                        context,
                        (endpoint, deadline) ->
                                github.fetch(audience(context, endpoint), deadline)));
    }

    /** What the login says, else what the workspace asks for, else where the token is exchanged. */
    private static String audience(LoginContext login, URI endpoint) {
        String configured = login.attributes().get(Attribute.TOKEN_AUDIENCE);
        if (configured != null) {
            return configured;
        }
        String wanted = wantedBy(WorkspaceApi.askForMetadata(login), login.attributes());
        return wanted == null ? endpoint.toString() : wanted;
    }

    private static @Nullable String wantedBy(HostMetadata metadata, Attributes login) {
        if (!metadata.isKnown()) {
            return null;
        }
        String account = login.get(Attribute.ACCOUNT_ID);
        return metadata.audience(account == null ? metadata.accountId() : account);
    }
}
