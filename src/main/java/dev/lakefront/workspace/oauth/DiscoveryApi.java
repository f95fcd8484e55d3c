package dev.lakefront.workspace.oauth;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.oauth.authorize.AuthorizeApi;
import dev.lakefront.workspace.token.SigningKey;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** Tells clients where everything is: what SDKs ask before they do anything else. */
public final class DiscoveryApi implements Api {
    private static final String ACCOUNT_ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e000";

    private final WorkspaceAddress address;
    private final Supplier<SigningKey> key;

    public DiscoveryApi(WorkspaceAddress address, Supplier<SigningKey> key) {
        this.address = address;
        this.key = key;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/.well-known/databricks-config", this::hostMetadata),
                Route.get("/oidc/.well-known/oauth-authorization-server", this::oauthMetadata),
                Route.get("/oidc/.well-known/openid-configuration", this::oauthMetadata),
                Route.get("/oidc/jwks.json", this::keys));
    }

    private Answer hostMetadata(Request request) {
        return Answer.ok(json -> {
            json.writeStringProperty("oidc_endpoint", address.issuer());
            json.writeStringProperty("account_id", ACCOUNT_ID);
            json.writeStringProperty("workspace_id", address.workspaceId());
            json.writeStringProperty("cloud", "aws");
            json.writeStringProperty("host_type", "workspace");
        });
    }

    /** RFC 8414, 2 and OpenID Connect Discovery 1.0, 3. */
    private Answer oauthMetadata(Request request) {
        return Answer.ok(json -> {
            json.writeStringProperty("issuer", address.issuer());
            json.writeStringProperty("authorization_endpoint", address.host() + AuthorizeApi.PATH);
            json.writeStringProperty("token_endpoint", address.host() + TokenApi.PATH);
            json.writeStringProperty("revocation_endpoint", address.host() + RevocationApi.PATH);
            json.writeStringProperty("jwks_uri", address.host() + "/oidc/jwks.json");
            strings(json, "grant_types_supported", TokenApi.GRANT_TYPES);
            strings(json, "response_types_supported", List.of("code"));
            strings(json, "subject_types_supported", List.of("public"));
            strings(
                    json,
                    "id_token_signing_alg_values_supported",
                    List.of(SigningKey.JWS_ALGORITHM));
            strings(
                    json,
                    "token_endpoint_auth_methods_supported",
                    List.of("client_secret_basic", "client_secret_post", "none"));
            strings(json, "code_challenge_methods_supported", List.of("S256"));
            json.writeBooleanProperty("authorization_response_iss_parameter_supported", true);
        });
    }

    /** RFC 7517, 5. */
    private Answer keys(Request request) {
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("keys");
            json.writeStartObject();
            key.get().writeJwk(json);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
