package dev.lakefront.workspace.scim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * A user, group or service principal as JSON: texts, booleans, lists and objects by their names.
 *
 * @param members in the order in which they are written
 */
record ScimResource(Map<String, Object> members) {
    private static final String ID = "id";

    /**
     * The texts at a path such as {@code emails.value}; names match in any case (RFC 7643, 2.1).
     */
    List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        collect(members, List.of(path.split("\\.")), texts);
        return texts;
    }

    /** With these attributes only, and always with its id (RFC 7644, 3.9). */
    ScimResource only(Set<String> names) {
        Map<String, Object> kept = new LinkedHashMap<>(members);
        kept.keySet().removeIf(name -> !name.equals(ID) && !has(names, name));
        return new ScimResource(kept);
    }

    ScimResource without(Set<String> names) {
        Map<String, Object> kept = new LinkedHashMap<>(members);
        kept.keySet().removeIf(name -> !name.equals(ID) && has(names, name));
        return new ScimResource(kept);
    }

    void write(JsonGenerator json) {
        members.forEach((name, value) -> {
            json.writeName(name);
            write(json, value);
        });
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof List<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> write(json, element));
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            object.forEach((name, member) -> {
                json.writeName(name.toString());
                write(json, member);
            });
            json.writeEndObject();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void collect(Object value, List<String> path, List<String> texts) {
        if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(element, path, texts));
        } else if (value instanceof Map<?, ?> object) {
            // an attribute of several values stands for these (RFC 7644, 3.4.2.2)
            String name = path.isEmpty() ? "value" : path.getFirst();
            List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
            object.forEach((key, member) -> {
                if (name.equalsIgnoreCase(key.toString())) {
                    collect(member, rest, texts);
                }
            });
        } else if (path.isEmpty()) {
            texts.add(value.toString());
        }
    }

    private static boolean has(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
