package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.sql.engine.SessionState;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import dev.lakefront.workspace.sql.statement.Sessions;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Sessions for statements of the Statement Execution API. They are not documented: this is what
 * databricks-sql-connector ({@code use_sea=True}) and databricks-jdbc send, and are answered.
 */
public final class SessionApi implements Api {
    private static final String PATH = "/api/2.0/sql/sessions";

    private final BearerGate gate;
    private final Sessions sessions;

    /**
     * @param sessions those that statements name
     */
    public SessionApi(BearerGate gate, Sessions sessions) {
        this.gate = gate;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        Handler open = gate.forCallers(this::open);
        return List.of(
                Route.post(PATH, open),
                // as some clients write it
                Route.post(PATH + "/", open),
                Route.delete(PATH + "/{id}", gate.forCallers(this::close)));
    }

    private Answer open(Request request, Principal caller) {
        try {
            UUID id = sessions.open(Fields.read(request.body()).state(), caller);
            return Answer.ok(json -> json.writeStringProperty("session_id", id.toString()));
        } catch (BadRequestException e) {
            return e.answer();
        } catch (SqlFailure e) {
            return Answer.error(HttpResponseStatus.BAD_REQUEST, "BAD_REQUEST", e.getMessage());
        }
    }

    private Answer close(Request request, Principal caller) {
        String id = request.pathParameter("id");
        return sessions.close(id(id), caller)
                ? Answer.ok(json -> {})
                : Answer.error(
                        HttpResponseStatus.NOT_FOUND,
                        "NOT_FOUND",
                        "The session " + id + " was not found.");
    }

    /** What the name of a session says; null if it is none of ours. */
    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As they were sent. */
    private record Fields(Map<String, String> texts, Map<String, String> parameters) {
        static Fields read(String body) {
            Fields fields = new Fields(new HashMap<>(), new HashMap<>());
            try (JsonParser json = Json.parser(body)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new BadRequestException("The body is not a JSON object.");
                }
                fields.add(json);
            } catch (JacksonException e) {
                throw new BadRequestException("The body is not JSON.");
            }
            return fields;
        }

        private void add(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("session_confs") && value == JsonToken.START_OBJECT) {
                    parameters.putAll(Json.texts(json));
                } else if (value == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }

        SessionState state() {
            if (texts.getOrDefault("warehouse_id", "").isBlank()) {
                throw new BadRequestException("warehouse_id is missing.");
            }
            return SessionState.in(
                            texts.getOrDefault("catalog", ""), texts.getOrDefault("schema", ""))
                    .configured(parameters);
        }
    }
}
