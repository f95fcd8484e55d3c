package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The value of a cell as a string of the {@code JSON_ARRAY} format. */
final class Cell {
    private static final int MILLISECONDS = 3;
    private static final int NANOSECONDS = 9;

    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, MILLISECONDS, NANOSECONDS, true)
                    .appendLiteral('Z')
                    .toFormatter();

    private Cell() {}

    static @Nullable String text(@Nullable Object value, ColumnType type) throws SQLException {
        if (value == null) {
            return null;
        }
        return type.parts().isEmpty() ? simple(value, type) : nested(value, type);
    }

    private static String simple(Object value, ColumnType type) throws SQLException {
        return switch (value) {
            case BigInteger number when isTooLong(number, type) ->
                    throw SqlFailure.of("ARITHMETIC_OVERFLOW", "long overflow.", "22003", "");
            case BigDecimal number -> number.toPlainString();
            case Timestamp time -> INSTANT.format(time.toLocalDateTime());
            case OffsetDateTime time -> INSTANT.format(inUtc(time));
            case Blob bytes ->
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(bytes.getBytes(1, Math.toIntExact(bytes.length())));
            default -> value.toString();
        };
    }

    /** Sums have more than 64 bits on DuckDB, and fail on a warehouse. */
    private static boolean isTooLong(BigInteger number, ColumnType type) {
        return type.name().equals("LONG") && number.bitLength() >= Long.SIZE;
    }

    private static LocalDateTime inUtc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static String nested(Object value, ColumnType type) {
        return Json.value(json -> {
            try {
                write(json, value, type);
            } catch (SQLException e) {
                throw new IllegalStateException("a value cannot be read", e);
            }
        });
    }

    private static void write(JsonGenerator json, @Nullable Object value, ColumnType type)
            throws SQLException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Double number when !Double.isFinite(number) ->
                    json.writeString(simple(number, type));
            case Float number when !Float.isFinite(number) ->
                    json.writeString(simple(number, type));
            case Number number -> json.writeNumber(simple(number, type));
            case Array array -> writeArray(json, (Object[]) array.getArray(), type);
            case Struct struct -> writeStruct(json, struct.getAttributes(), type.parts());
            case Map<?, ?> map -> writeMap(json, map, type);
            default -> json.writeString(simple(value, type));
        }
    }

    private static void writeArray(JsonGenerator json, @Nullable Object[] elements, ColumnType type)
            throws SQLException {
        json.writeStartArray();
        for (Object element : elements) {
            write(json, element, type.parts().getFirst().type());
        }
        json.writeEndArray();
    }

    private static void writeStruct(
            JsonGenerator json, @Nullable Object[] values, List<Column> fields)
            throws SQLException {
        json.writeStartObject();
        for (int i = 0; i < values.length; i++) {
            json.writeName(fields.get(i).name());
            write(json, values[i], fields.get(i).type());
        }
        json.writeEndObject();
    }

    private static void writeMap(JsonGenerator json, Map<?, ?> map, ColumnType type)
            throws SQLException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeName(String.valueOf(text(entry.getKey(), type.parts().getFirst().type())));
            write(json, entry.getValue(), type.parts().getLast().type());
        }
        json.writeEndObject();
    }
}
