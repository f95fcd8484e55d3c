package dev.lakefront.workspace.apps;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The apps of the workspace: the one that runs. */
public final class AppsApi implements Api {
    private static final String PATH = "/api/2.0/apps";

    /** The same in every run. */
    private static final String ID = "5e6b2d1c-3f0a-4b7e-9c58-1d2f6a70e003";

    private final AppDescription app;
    private final Principal principal;
    private final Principal developer;
    private final Instant created;
    private final String sourcePath;
    private final BearerGate gate;

    /**
     * The API of a workspace in which this app runs.
     *
     * @param principal the app's own
     * @param developer who has made it
     * @param created when
     * @param sourcePath where its source is in the workspace
     */
    public AppsApi(
            AppDescription app,
            Principal principal,
            Principal developer,
            Instant created,
            String sourcePath,
            BearerGate gate) {
        this.app = app;
        this.principal = principal;
        this.developer = developer;
        this.created = created.truncatedTo(ChronoUnit.SECONDS);
        this.sourcePath = sourcePath;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, gate.forCallers((request, caller) -> list())),
                Route.get(PATH + "/{name}", gate.forCallers((request, caller) -> get(request))));
    }

    private Answer list() {
        return Answer.ok(json -> {
            json.writeArrayPropertyStart("apps");
            json.writeStartObject();
            write(json);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private Answer get(Request request) {
        String name = request.pathParameter("name");
        return name.equals(app.name())
                ? Answer.ok(this::write)
                : Answer.error(
                        HttpResponseStatus.NOT_FOUND,
                        "RESOURCE_DOES_NOT_EXIST",
                        "App with name " + name + " does not exist or is deleted.");
    }

    private void write(JsonGenerator json) {
        json.writeStringProperty("name", app.name());
        json.writeStringProperty("id", ID);
        json.writeStringProperty("url", app.url());
        json.writeStringProperty("creator", developer.userName());
        json.writeStringProperty("create_time", created.toString());
        json.writeStringProperty("updater", developer.userName());
        json.writeStringProperty("update_time", created.toString());
        json.writeStringProperty("default_source_code_path", sourcePath);
        writeState(json, "app_status", "RUNNING", "App has status: App is running");
        writeState(json, "compute_status", "ACTIVE", "App compute is active.");
        json.writeNumberProperty("service_principal_id", Long.parseLong(principal.id()));
        json.writeStringProperty("service_principal_name", principal.displayName());
        json.writeStringProperty("service_principal_client_id", principal.userName());
        writeTexts(json, "user_api_scopes", app.declaredScopes());
        writeTexts(json, "effective_user_api_scopes", app.effectiveScopes());
        json.writeArrayPropertyStart("resources");
        app.resources().forEach(resource -> write(json, resource));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, AppDescription.Resource resource) {
        json.writeStartObject();
        json.writeStringProperty("name", resource.key());
        json.writeObjectPropertyStart(resource.kind());
        for (Map.Entry<String, String> field : resource.fields().entrySet()) {
            json.writeStringProperty(field.getKey(), field.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeState(JsonGenerator json, String name, String state, String message) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("state", state);
        json.writeStringProperty("message", message);
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
