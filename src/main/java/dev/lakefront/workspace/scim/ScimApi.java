package dev.lakefront.workspace.scim;

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

    /** Every principal of a workspace is a member of this group. */
    private static final String EVERYONE = "users";

    private static final String EVERYONE_ID = "4000000000000001";

    private final String workspaceId;
    private final BearerGate gate;

    public ScimApi(String workspaceId, BearerGate gate) {
        this.workspaceId = workspaceId;
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

    private static void writeUser(JsonGenerator json, Principal user) {
        json.writeArrayPropertyStart("schemas");
        json.writeString(USER_SCHEMA);
        json.writeEndArray();
        json.writeStringProperty("id", user.id());
        json.writeStringProperty("userName", user.userName());
        json.writeStringProperty("displayName", user.displayName());
        json.writeBooleanProperty("active", true);
        writeEmails(json, user);
        writeGroups(json);
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

    private static void writeGroups(JsonGenerator json) {
        json.writeArrayPropertyStart("groups");
        json.writeStartObject();
        json.writeStringProperty("display", EVERYONE);
        json.writeStringProperty("type", "direct");
        json.writeStringProperty("value", EVERYONE_ID);
        json.writeEndObject();
        json.writeEndArray();
    }
}
