package dev.lakefront.workspace.sql.value;

import dev.lakefront.workspace.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the text of a cell says. */
public final class Cells {
    private static final int MICROSECONDS = 6;

    private static final DateTimeFormatter WITHOUT_ZONE =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROSECONDS, true)
                    .toFormatter();

    private Cells() {}

    /** The days since 1970. */
    public static int days(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    /** The microseconds since 1970. */
    public static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    /** An instant as Spark writes it where it has no type for it: {@code 2026-01-02 03:04:05.6}. */
    public static String timestamp(String instant) {
        return WITHOUT_ZONE.format(LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC));
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * What is nested in a text of JSON: an array is a {@link List}, a map or struct a {@link Map}
     * in its order, everything else the text of a cell.
     */
    public static @Nullable Object nested(String text) {
        try (JsonParser json = Json.parser(text)) {
            json.nextToken();
            return nested(json);
        }
    }

    private static @Nullable Object nested(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case START_ARRAY -> elements(json);
            case START_OBJECT -> members(json);
            default -> json.getString();
        };
    }

    private static List<@Nullable Object> elements(JsonParser json) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(nested(json));
        }
        return elements;
    }

    private static Map<String, @Nullable Object> members(JsonParser json) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, nested(json));
        }
        return members;
    }
}
