package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.oauth.client.Client;
import dev.lakefront.workspace.oauth.client.ClientAuthentication;
import dev.lakefront.workspace.oauth.grant.AuthorizationCodes;
import dev.lakefront.workspace.oauth.grant.Scopes;
import dev.lakefront.workspace.oauth.grant.TokenExchange;
import dev.lakefront.workspace.oauth.grant.TokenFamilies;
import dev.lakefront.workspace.oauth.grant.TokenFamily;
import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.token.IssuedToken;
import dev.lakefront.workspace.token.ScopeSet;
import dev.lakefront.workspace.token.TokenIssuer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749, 3.2). */
public final class TokenApi implements Api {
    static final String PATH = "/oidc/v1/token";

    static final List<String> GRANT_TYPES =
            List.of(
                    "client_credentials",
                    "authorization_code",
                    "refresh_token",
                    TokenExchange.GRANT_TYPE);

    /** With this scope comes a refresh token (OpenID Connect Core 1.0, 11). */
    private static final String OFFLINE = "offline_access";

    private final ClientAuthentication clients;
    private final TokenIssuer tokens;
    private final AuthorizationCodes codes;
    private final TokenFamilies families;
    private final TokenExchange exchange;

    public TokenApi(
            ClientAuthentication clients,
            TokenIssuer tokens,
            AuthorizationCodes codes,
            TokenFamilies families,
            TokenExchange exchange) {
        this.clients = clients;
        this.tokens = tokens;
        this.codes = codes;
        this.families = families;
        this.exchange = exchange;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.form(PATH, this::token));
    }

    /** Neither token nor error may be kept by a cache (RFC 6749, 5.1). */
    private Answer token(Request request) {
        return grantOrRefuse(request).with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    private Answer grantOrRefuse(Request request) {
        try {
            Form form = Form.read(request);
            return switch (form.required("grant_type")) {
                case "client_credentials" -> clientCredentials(request, form);
                case "authorization_code" -> authorizationCode(request, form);
                case "refresh_token" -> refresh(request, form);
                case TokenExchange.GRANT_TYPE -> exchange(request, form);
                default ->
                        throw new OAuthRefusal(
                                OAuthError.UNSUPPORTED_GRANT_TYPE,
                                "supported: " + String.join(", ", GRANT_TYPES));
            };
        } catch (OAuthRefusal refusal) {
            return refusal.answer();
        }
    }

    /** RFC 6749, 4.4. */
    private Answer clientCredentials(Request request, Form form) throws OAuthRefusal {
        Client client = clients.authenticate(request, form);
        if (!(client instanceof Client.Confidential confidential)) {
            throw new OAuthRefusal(
                    OAuthError.UNAUTHORIZED_CLIENT, "a public client stands for nobody by itself");
        }
        String scope = Scopes.limited(Scopes.requested(form.value("scope")), confidential.scopes());
        return answer(tokens.issue(client.id(), confidential.principal(), scope), null, null);
    }

    /** RFC 6749, 4.1.3. */
    private Answer authorizationCode(Request request, Form form) throws OAuthRefusal {
        Client client = clients.authenticate(request, form);
        TokenFamily family =
                codes.redeem(
                        form.required("code"),
                        client.id(),
                        form.value("redirect_uri"),
                        form.required("code_verifier"));
        boolean staysSignedIn = ScopeSet.parse(family.grant().scope()).names().contains(OFFLINE);
        return answer(
                families.accessToken(family),
                staysSignedIn ? families.refreshToken(family) : null,
                null);
    }

    /** RFC 6749, 6. */
    private Answer refresh(Request request, Form form) throws OAuthRefusal {
        Client client = clients.authenticate(request, form);
        TokenFamilies.Refreshed refreshed =
                families.refresh(form.required("refresh_token"), client.id(), form.value("scope"));
        return answer(refreshed.accessToken(), refreshed.refreshToken(), null);
    }

    /** RFC 8693, 2.1: who asks may stay unsaid. */
    private Answer exchange(Request request, Form form) throws OAuthRefusal {
        boolean saysWho =
                request.header(HttpHeaderNames.AUTHORIZATION) != null
                        || form.value("client_id") != null;
        Client client = saysWho ? clients.authenticate(request, form) : null;
        return answer(
                exchange.exchange(form, client == null ? null : client.id()),
                null,
                TokenExchange.ACCESS_TOKEN);
    }

    private static Answer answer(
            IssuedToken token, @Nullable String refreshToken, @Nullable String type) {
        return Answer.ok(json -> {
            json.writeStringProperty("access_token", token.value().reveal());
            json.writeStringProperty("token_type", "Bearer");
            json.writeNumberProperty("expires_in", token.lifetime().toSeconds());
            json.writeStringProperty("scope", token.scope());
            if (refreshToken != null) {
                json.writeStringProperty("refresh_token", refreshToken);
            }
            if (type != null) {
                json.writeStringProperty("issued_token_type", type);
            }
        });
    }
}
