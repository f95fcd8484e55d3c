package dev.lakefront.workspace.http;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON text, written and read as a stream. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** An object with these members. */
    public static String object(Consumer<JsonGenerator> members) {
        return value(json -> {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        });
    }

    /** Any value: what {@code content} writes. */
    public static String value(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }

    /** An object with these members, as a message holds it. */
    static Body body(Consumer<JsonGenerator> members) {
        return Body.written(out -> {
            try (JsonGenerator json =
                    FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
                json.writeStartObject();
                members.accept(json);
                json.writeEndObject();
            }
        });
    }

    public static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** The members of the object at whose beginning the parser is, all of them texts. */
    public static Map<String, String> texts(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getString());
        }
        return texts;
    }
}
