package dev.lakefront.credentials.transport;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a JSON object, member by member. Mutable, and never printed. */
public final class JsonText {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator =
            new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);

    public JsonText() {
        generator.writeStartObject();
    }

    public JsonText with(String name, String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    public JsonText with(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    public JsonText with(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    public JsonText with(String name, Iterable<String> values) {
        generator.writeArrayPropertyStart(name);
        values.forEach(generator::writeString);
        generator.writeEndArray();
        return this;
    }

    /** What is sent; nothing can be added to it. */
    public String finished() {
        generator.writeEndObject();
        generator.close();
        return text.toString();
    }

    /** The same in UTF-8. */
    public byte[] bytes() {
        return finished().getBytes(StandardCharsets.UTF_8);
    }
}
