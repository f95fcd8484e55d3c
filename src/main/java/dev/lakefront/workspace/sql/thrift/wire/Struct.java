package dev.lakefront.workspace.sql.thrift.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct that was received. A field that is not there, or is of another type than is asked for,
 * has the default.
 *
 * @param fields by their numbers: a {@link Boolean}, a {@link Long} for every whole number, a
 *     {@link Double}, a {@code byte[]}, a {@link Struct}, a {@link List} of these, or a {@link Map}
 *     of texts, the only maps that are kept
 */
public record Struct(Map<Integer, Object> fields) {
    public static final Struct EMPTY = new Struct(Map.of());

    public Struct {
        fields = Map.copyOf(fields);
    }

    public boolean bool(int field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    public long whole(int field, long otherwise) {
        return fields.get(field) instanceof Long number ? number : otherwise;
    }

    public @Nullable Double number(int field) {
        return fields.get(field) instanceof Double number ? number : null;
    }

    public byte @Nullable [] bytes(int field) {
        return fields.get(field) instanceof byte[] bytes ? bytes : null;
    }

    public @Nullable String text(int field) {
        byte[] bytes = bytes(field);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    public boolean has(int field) {
        return fields.containsKey(field);
    }

    /** Without fields if it is not there. */
    public Struct struct(int field) {
        return fields.get(field) instanceof Struct struct ? struct : EMPTY;
    }

    public List<Struct> structs(int field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().filter(Struct.class::isInstance).map(Struct.class::cast).toList()
                : List.of();
    }

    /** A list of texts. */
    public List<String> texts(int field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .filter(byte[].class::isInstance)
                        .map(text -> new String((byte[]) text, StandardCharsets.UTF_8))
                        .toList()
                : List.of();
    }

    /** A map from texts to texts. */
    public Map<String, String> textsByName(int field) {
        Map<String, String> texts = new HashMap<>();
        if (fields.get(field) instanceof Map<?, ?> map) {
            map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        }
        return texts;
    }

    /** It may hold anything: it is not shown. */
    @Override
    public String toString() {
        return "struct of fields " + fields.keySet();
    }
}
