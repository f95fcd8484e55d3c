package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An error of DuckDB, which tells it as JSON: {@code errors_as_json}. */
final class DuckDbError {
    private final Map<String, String> members;

    private DuckDbError(Map<String, String> members) {
        this.members = members;
    }

    static DuckDbError of(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf('{');
        Map<String, String> members = new HashMap<>();
        members.put("exception_message", message);
        if (start >= 0) {
            try (JsonParser json = Json.parser(message.substring(start))) {
                read(json, members);
            } catch (JacksonException notJson) {
                // the whole message, then
            }
        }
        return new DuckDbError(members);
    }

    /** The same, of a statement without the text that it begins with. */
    DuckDbError behind(String start) {
        Integer position = position();
        if (position == null) {
            return this;
        }
        int octets = start.getBytes(StandardCharsets.UTF_8).length;
        Map<String, String> moved = new HashMap<>(members);
        moved.put("position", String.valueOf(Math.max(0, position - octets)));
        return new DuckDbError(moved);
    }

    private static void read(JsonParser json, Map<String, String> members) {
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                members.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
    }

    /** {@code Catalog}, {@code Binder}, {@code Parser}, {@code Conversion} … */
    String type() {
        return members.getOrDefault("exception_type", "");
    }

    String subtype() {
        return members.getOrDefault("error_subtype", "");
    }

    String message() {
        return members.getOrDefault("exception_message", "");
    }

    /** What kind of thing {@link #name} is. */
    String kind() {
        return members.getOrDefault("type", "");
    }

    @Nullable String name() {
        return members.get("name");
    }

    String candidates() {
        return members.getOrDefault("candidates", "");
    }

    /** Where in the statement, counted in octets from 0; null if that is not known. */
    @Nullable Integer position() {
        String position = members.get("position");
        return position == null ? null : Integer.valueOf(position);
    }
}
