package dev.lakefront.credentials.azure;

import dev.lakefront.credentials.method.AuthMethod;
import dev.lakefront.credentials.method.AuthType;
import dev.lakefront.credentials.method.Credential;
import dev.lakefront.credentials.method.Issuer;
import dev.lakefront.credentials.method.LoginContext;
import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.transport.Form;
import dev.lakefront.credentials.transport.HttpCall;

/** A service principal of Microsoft Entra ID with a client secret (RFC 6749, 4.4). */
public final class AzureClientSecretMethod implements AuthMethod {
    @Override
    public String name() {
        return AuthType.AZURE_CLIENT_SECRET.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        return credential(context, AzureEnvironment.of(context.attributes()));
    }

    Credential credential(LoginContext context, AzureEnvironment environment) {
        Attributes attributes = context.attributes();
        String tenant = attributes.require(Attribute.AZURE_TENANT_ID);
        var issuer =
                new Issuer(
                        context,
                        "Microsoft Entra ID",
                        "it refuses azure_client_id and azure_client_secret of "
                                + context.name()
                                + " in tenant "
                                + tenant);
        AzureTokens tokens =
                (resource, deadline) ->
                        issuer.token(
                                HttpCall.post(
                                        environment.tokenEndpoint(tenant),
                                        grant(attributes, resource)),
                                deadline);
        return new Credential.OAuth(
                () -> tokens.forWorkspace(environment),
                new AzureCompanions(context, environment, tokens));
    }

    private static String grant(Attributes attributes, String resource) {
        return Form.of("grant_type", "client_credentials")
                .with("client_id", attributes.require(Attribute.AZURE_CLIENT_ID))
                .with("client_secret", attributes.require(Attribute.AZURE_CLIENT_SECRET))
                .with("resource", resource)
                .encoded();
    }
}
