package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.IssuedToken;
import dev.lakefront.workspace.token.TokenIssuer;
import java.util.List;

/** The token endpoint (RFC 6749, 3.2). */
public final class TokenApi implements Api {
    static final String PATH = "/oidc/v1/token";

    private final ClientAuthentication clients;
    private final TokenIssuer tokens;

    public TokenApi(ClientAuthentication clients, TokenIssuer tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(PATH, this::token));
    }

    /** Neither token nor error may be kept by a cache (RFC 6749, 5.1). */
    private Answer token(Request request) {
        return grantOrRefuse(request).with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    private Answer grantOrRefuse(Request request) {
        try {
            Form form = Form.read(request);
            Client client = clients.authenticate(request, form);
            return switch (form.required("grant_type")) {
                case "client_credentials" -> clientCredentials(client, form);
                default ->
                        throw new OAuthRefusal(
                                OAuthError.UNSUPPORTED_GRANT_TYPE,
                                "offline, only client_credentials is supported");
            };
        } catch (OAuthRefusal refusal) {
            return refusal.answer();
        }
    }

    /** RFC 6749, 4.4. */
    private Answer clientCredentials(Client client, Form form) throws OAuthRefusal {
        IssuedToken token =
                tokens.issue(client.id(), client.principal(), Scopes.granted(form.value("scope")));
        return Answer.ok(json -> {
            json.writeStringProperty("access_token", token.value().reveal());
            json.writeStringProperty("token_type", "Bearer");
            json.writeNumberProperty("expires_in", token.lifetime().toSeconds());
            json.writeStringProperty("scope", token.scope());
        });
    }
}
