package dev.lakefront.workspace.secrets;

import dev.lakefront.identity.Secret;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading half of the Secrets API: https://docs.databricks.com/api/workspace/secrets. */
public final class SecretsApi implements Api {
    private static final String PATH = "/api/2.0/secrets/";
    private static final String SCOPE = "scope";
    private static final String KEY = "key";

    private final SecretScopes scopes;
    private final BearerGate gate;

    public SecretsApi(SecretScopes scopes, BearerGate gate) {
        this.scopes = scopes;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH + "scopes/list", gate.forCallers((request, caller) -> listScopes())),
                Route.get(PATH + "list", gate.forCallers((request, caller) -> list(request))),
                Route.get(PATH + "get", gate.forCallers((request, caller) -> get(request))));
    }

    private Answer listScopes() {
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("scopes");
            for (String name : scopes.names()) {
                json.writeStartObject();
                json.writeStringProperty("name", name);
                json.writeStringProperty("backend_type", "DATABRICKS");
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Answer list(Request request) {
        String name = request.query(SCOPE);
        if (name == null) {
            return missing(SCOPE);
        }
        Map<String, Secret> scope = scopes.scope(name);
        if (scope == null) {
            return doesNotExist("Scope " + name + " does not exist!");
        }
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("secrets");
            for (String key : scope.keySet()) {
                json.writeStartObject();
                json.writeStringProperty(KEY, key);
                json.writeNumberProperty("last_updated_timestamp", scopes.updated().toEpochMilli());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private Answer get(Request request) {
        String name = request.query(SCOPE);
        String key = request.query(KEY);
        if (name == null || key == null) {
            return missing(name == null ? SCOPE : KEY);
        }
        Secret secret = secret(name, key);
        return secret == null
                ? doesNotExist("Secret does not exist with scope: " + name + " and key: " + key)
                : Answer.ok(json -> {
                    json.writeStringProperty(KEY, key);
                    json.writeStringProperty("value", base64(secret));
                });
    }

    private @Nullable Secret secret(String name, String key) {
        Map<String, Secret> scope = scopes.scope(name);
        return scope == null ? null : scope.get(key);
    }

    private static String base64(Secret secret) {
        byte[] value = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(value);
    }

    private static Answer missing(String parameter) {
        return Answer.error(
                HttpResponseStatus.BAD_REQUEST,
                "INVALID_PARAMETER_VALUE",
                "Missing required field: " + parameter);
    }

    private static Answer doesNotExist(String message) {
        return Answer.error(HttpResponseStatus.NOT_FOUND, "RESOURCE_DOES_NOT_EXIST", message);
    }
}
