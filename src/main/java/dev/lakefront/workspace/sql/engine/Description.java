package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of {@code DESCRIBE QUERY}: the columns that a query would find (SQL language
 * reference, DESCRIBE QUERY). AppKit makes types of it when it is built.
 */
final class Description {
    private static final List<Column> COLUMNS =
            Stream.of("col_name", "data_type", "comment")
                    .map(name -> new Column(name, ColumnType.simple("VARCHAR")))
                    .toList();

    private Description() {}

    static Result of(List<Column> query) {
        String rows =
                Json.value(json -> {
                    json.writeStartArray();
                    for (Column column : query) {
                        json.writeStartArray();
                        json.writeString(column.name());
                        json.writeString(text(column.type()));
                        json.writeNull();
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                });
        return new Result(COLUMNS, List.of(Chunk.of(0, query.size(), rows)), false);
    }

    /** Small letters, but for the names of fields. */
    private static String text(ColumnType type) {
        List<Column> parts = type.parts();
        return switch (type.name()) {
            case "ARRAY" -> "array<" + text(parts.getFirst().type()) + ">";
            case "MAP" ->
                    "map<"
                            + text(parts.getFirst().type())
                            + ","
                            + text(parts.getLast().type())
                            + ">";
            case "STRUCT" ->
                    parts.stream()
                            .map(field -> field.name() + ":" + text(field.type()))
                            .collect(Collectors.joining(",", "struct<", ">"));
            default -> type.text().toLowerCase(Locale.ROOT);
        };
    }
}
