package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.ci.GithubIdTokens;
import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;
import dev.lakefront.identity.Secret;

/** A GitHub Actions job as a service principal of Microsoft Entra ID, which federates with it. */
public final class GithubOidcAzureMethod implements AuthMethod {
    private static final String AUDIENCE = "api://AzureADTokenExchange";

    @Override
    public String name() {
        return AuthType.GITHUB_OIDC_AZURE.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        return credential(context, AzureEnvironment.of(context.attributes()));
    }

    Credential credential(LoginContext context, AzureEnvironment environment) {
        Attributes attributes = context.attributes();
        String tenant = attributes.require(Attribute.AZURE_TENANT_ID);
        String client = attributes.require(Attribute.AZURE_CLIENT_ID);
        var github = new GithubIdTokens(context);
        var issuer =
                new Issuer(
                        context,
                        "Microsoft Entra ID",
                        "it refuses the job's ID token for "
                                + client
                                + " in tenant "
                                + tenant
                                + "; is there a federated credential for it?");
        AzureTokens tokens =
                (resource, deadline) -> {
                    String grant = grant(client, resource, github.fetch(AUDIENCE, deadline));
                    return issuer.token(
                            HttpCall.post(environment.tokenEndpoint(tenant), grant), deadline);
                };
        return new Credential.OAuth(() -> tokens.forWorkspace(environment));
    }

    /** The assertion stands for a secret (RFC 7523, 2.2). */
    private static String grant(String client, String resource, Secret idToken) {
        return Form.of("grant_type", "client_credentials")
                .with("client_id", client)
                .with(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", idToken.reveal())
                .with("resource", resource)
                .encoded();
    }
}
