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
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The managed identity of the Azure machine that this runs on. */
public final class AzureMsiMethod implements AuthMethod {
    /** Azure Instance Metadata Service: the same address on every machine, never routed. */
    private static final URI METADATA_SERVICE =
            URI.create("http://169.254.169.254/metadata/identity/oauth2/token");

    @Override
    public String name() {
        return AuthType.AZURE_MSI.tag();
    }

    @Override
    public Credential credential(LoginContext context) {
        return credential(context, METADATA_SERVICE);
    }

    Credential credential(LoginContext context, URI service) {
        Attributes attributes = context.attributes();
        String client = attributes.get(Attribute.AZURE_CLIENT_ID);
        AzureEnvironment environment = AzureEnvironment.of(attributes);
        var issuer =
                new Issuer(
                        context,
                        "the managed identity service of this machine",
                        "has it the identity " + (client == null ? "of its own?" : client + "?"));
        AzureTokens tokens =
                (resource, deadline) -> issuer.token(call(service, resource, client), deadline);
        return new Credential.OAuth(
                () -> tokens.forWorkspace(environment),
                new AzureCompanions(context, environment, tokens));
    }

    private static HttpCall call(URI service, String resource, @Nullable String client) {
        Form query = Form.of("api-version", "2018-02-01").with("resource", resource);
        String encoded = (client == null ? query : query.with("client_id", client)).encoded();
        return HttpCall.get(URI.create(service + "?" + encoded)).with("Metadata", "true");
    }
}
