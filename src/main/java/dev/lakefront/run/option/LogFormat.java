package dev.lakefront.run.option;

import dev.lakefront.app.output.LineFormat;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How the lines of a run are told, the app's and Lakefront's. */
public enum LogFormat {
    /** The app's untouched. */
    PLAIN,
    /** With time and source before each. */
    TIME,
    /** Each as a JSON object. */
    JSON;

    /** What stands before a line of that source; {@link #TIME} only. */
    public static String timed(Instant time, String source) {
        return Times.FORMAT.format(time) + " " + source + " | ";
    }

    /** Of a class of its own: few runs need it, and it costs milliseconds. */
    private static final class Times {
        static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                        .withZone(ZoneId.systemDefault());
    }

    /** How the app's lines are told; null: as they are. */
    public @Nullable LineFormat ofApp(InstantSource clock) {
        return switch (this) {
            case PLAIN -> null;
            case TIME -> (error, line) -> timed(clock.instant(), error, line);
            case JSON -> (error, line) -> json(clock.instant(), error, line);
        };
    }

    private static byte[] timed(Instant time, boolean error, byte[] line) {
        byte[] before = timed(time, stream(error) + "   ").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[before.length + line.length + 1];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(line, 0, whole, before.length, line.length);
        whole[whole.length - 1] = '\n';
        return whole;
    }

    private static byte[] json(Instant time, boolean error, byte[] line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("event", "output");
            json.writeStringProperty("time", time.toString());
            json.writeStringProperty("stream", stream(error));
            json.writeStringProperty("line", new String(line, StandardCharsets.UTF_8));
            json.writeEndObject();
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String stream(boolean error) {
        return error ? "stderr" : "stdout";
    }
}
