package dev.lakefront.credentials.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The scalars of a JSON document, each under its JSON Pointer (RFC 6901). */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> scalars;
    private final Set<String> strings;

    private Json(Map<String, String> scalars, Set<String> strings) {
        this.scalars = scalars;
        this.strings = strings;
    }

    /**
     * Reads a text.
     *
     * @throws IOException if the text is not one JSON object; the message quotes none of it
     */
    public static Json read(String text) throws IOException {
        var scalars = new HashMap<String, String>();
        var strings = new HashSet<String>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    scalars.put(pointer, parser.getString());
                    if (token == JsonToken.VALUE_STRING) {
                        strings.add(pointer);
                    }
                }
            }
        } catch (JacksonException _) {
            // its message and its cause quote the document
            throw new IOException("not JSON");
        }
        return new Json(scalars, strings);
    }

    /** A document of these scalars, each under its pointer. */
    public static Json of(Map<String, String> scalars) {
        return new Json(Map.copyOf(scalars), Set.of());
    }

    /** All scalars, each under its pointer. */
    public Map<String, String> scalars() {
        return Map.copyOf(scalars);
    }

    /** The scalars below a pointer, each under the rest of its own. */
    public Map<String, String> below(String pointer) {
        var below = new HashMap<String, String>();
        String start = pointer + "/";
        scalars.forEach((at, text) -> {
            if (at.startsWith(start)) {
                below.put(at.substring(start.length()), text);
            }
        });
        return below;
    }

    /**
     * The scalars of each element of the list at a pointer, each under the rest of its pointer; an
     * element that is a scalar itself has the rest "".
     */
    public List<Map<String, String>> items(String pointer) {
        var items = new ArrayList<Map<String, String>>();
        while (true) {
            String item = pointer + "/" + items.size();
            Map<String, String> fields = below(item);
            String text = scalars.get(item);
            if (text != null) {
                fields.put("", text);
            }
            if (fields.isEmpty()) {
                return items;
            }
            items.add(fields);
        }
    }

    /** The scalar at the pointer as text; null if it is absent, null, empty or not a scalar. */
    public @Nullable String at(String pointer) {
        String text = scalars.get(pointer);
        return text == null || text.isEmpty() ? null : text;
    }

    /** As {@link #at}, but null for a number, true and false too. */
    public @Nullable String stringAt(String pointer) {
        return strings.contains(pointer) ? at(pointer) : null;
    }
}
