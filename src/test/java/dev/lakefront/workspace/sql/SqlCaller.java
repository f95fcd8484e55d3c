package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.HttpAnswer;
import dev.lakefront.workspace.HttpCaller;
import dev.lakefront.workspace.OfflineWorkspace;
import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.oauth.client.ClientCredentials;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Sends statements to a workspace over a socket, as one principal. */
record SqlCaller(HttpCaller http, String token) {
    static final String PATH = "/api/2.0/sql/statements";

    /** Whoever this client of the workspace stands for. */
    static SqlCaller of(OfflineWorkspace workspace, ClientCredentials client) throws IOException {
        HttpCaller http = new HttpCaller(workspace.host());
        return new SqlCaller(http, http.accessToken(client));
    }

    HttpAnswer post(String path, String body) throws IOException {
        return http.post(
                path, body, "Authorization: Bearer " + token, "Content-Type: application/json");
    }

    HttpAnswer get(String path) throws IOException {
        return http.get(path, "Authorization: Bearer " + token);
    }

    HttpAnswer execute(String sql, Consumer<JsonGenerator> more) throws IOException {
        return post(
                PATH,
                Json.object(json -> {
                    json.writeStringProperty("warehouse_id", "any");
                    json.writeStringProperty("statement", sql);
                    json.writeStringProperty("wait_timeout", "50s");
                    more.accept(json);
                }));
    }

    Outcome run(String sql) throws IOException {
        return run(sql, json -> {});
    }

    Outcome run(String sql, Consumer<JsonGenerator> more) throws IOException {
        return Outcome.of(execute(sql, more));
    }

    /** What the API told of a statement. */
    @SuppressWarnings("unchecked")
    record Outcome(Map<String, Object> answer) {
        static Outcome of(HttpAnswer answer) {
            if (answer.status() != 200) {
                throw new AssertionError(answer.body());
            }
            return new Outcome(answer.json());
        }

        String id() {
            return (String) member(answer, "statement_id");
        }

        Map<String, Object> status() {
            return (Map<String, Object>) member(answer, "status");
        }

        String state() {
            return (String) member(status(), "state");
        }

        String error() {
            return (String) member((Map<String, Object>) member(status(), "error"), "message");
        }

        Map<String, Object> manifest() {
            return (Map<String, Object>) member(answer, "manifest");
        }

        List<Map<String, Object>> columns() {
            Map<String, Object> schema = (Map<String, Object>) member(manifest(), "schema");
            return (List<Map<String, Object>>) member(schema, "columns");
        }

        Map<String, Object> result() {
            return (Map<String, Object>) member(answer, "result");
        }

        List<List<String>> rows() {
            return (List<List<String>>) member(result(), "data_array");
        }

        /** A result without rows has no chunk. */
        List<List<String>> rowsIfAny() {
            return result().containsKey("data_array") ? rows() : List.of();
        }

        private static Object member(Map<String, Object> object, String name) {
            Object member = object.get(name);
            if (member == null) {
                throw new AssertionError("no " + name + ": " + object);
            }
            return member;
        }
    }
}
