package dev.lakefront.workspace.scim;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Group;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.token.BearerGate;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Who people and service principals are (RFC 7643). */
public final class ScimApi implements Api {
    private static final String USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

    private final String workspaceId;
    private final Directory directory;
    private final BearerGate gate;

    public ScimApi(String workspaceId, Directory directory, BearerGate gate) {
        this.workspaceId = workspaceId;
        this.directory = directory;
        this.gate = gate;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/2.0/preview/scim/v2/Me", gate.forCallers(this::me)));
    }

    /** The header is how clients without host metadata learn the workspace's id. */
    private Answer me(Request request, Principal caller) {
        return Answer.ok(json -> writeUser(json, caller)).with("X-Databricks-Org-Id", workspaceId);
    }

    private void writeUser(JsonGenerator json, Principal user) {
        json.writeArrayPropertyStart("schemas");
        json.writeString(USER_SCHEMA);
        json.writeEndArray();
        json.writeStringProperty("id", user.id());
        json.writeStringProperty("userName", user.userName());
        json.writeStringProperty("displayName", user.displayName());
        json.writeBooleanProperty("active", true);
        writeEmails(json, user);
        writeGroups(json, user);
    }

    /** Left out, not empty, for a service principal: so the platform does it. */
    private static void writeEmails(JsonGenerator json, Principal user) {
        if (user.email() == null) {
            return;
        }
        json.writeArrayPropertyStart("emails");
        json.writeStartObject();
        json.writeStringProperty("type", "work");
        json.writeStringProperty("value", user.email());
        json.writeBooleanProperty("primary", true);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeGroups(JsonGenerator json, Principal user) {
        json.writeArrayPropertyStart("groups");
        for (Group group : directory.groupsOf(user)) {
            json.writeStartObject();
            json.writeStringProperty("display", group.name());
            json.writeStringProperty("type", "direct");
            json.writeStringProperty("value", group.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
