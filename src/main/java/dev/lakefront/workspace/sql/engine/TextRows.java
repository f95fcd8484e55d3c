package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results that are made here, and not found by DuckDB. */
final class TextRows {
    private TextRows() {}

    /** Columns of strings. */
    static List<Column> columns(String... names) {
        return Stream.of(names)
                .map(name -> new Column(name, ColumnType.simple("VARCHAR")))
                .toList();
    }

    /**
     * @param rows texts of the columns' types
     */
    static Result of(List<Column> columns, List<List<@Nullable String>> rows) {
        if (rows.isEmpty()) {
            return new Result(columns, List.of(), false);
        }
        Chunk.Packer chunk = new Chunk.Packer(0);
        for (List<@Nullable String> row : rows) {
            chunk.add(json(row));
        }
        return new Result(columns, List.of(chunk.whole()), false);
    }

    private static String json(List<@Nullable String> row) {
        return Json.value(out -> {
            out.writeStartArray();
            for (@Nullable String cell : row) {
                out.writeString(cell);
            }
            out.writeEndArray();
        });
    }
}
