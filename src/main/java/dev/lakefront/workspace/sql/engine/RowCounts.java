package dev.lakefront.workspace.sql.engine;

import java.util.Collections;
import java.util.List;

/** The result of a statement that changes a table: how many rows, and nothing for the others. */
final class RowCounts {
    private RowCounts() {}

    static Result of(String verb, long count) {
        List<String> names =
                switch (verb) {
                    case "INSERT" -> List.of("num_affected_rows", "num_inserted_rows");
                    case "DELETE", "MERGE", "UPDATE" -> List.of("num_affected_rows");
                    default -> List.of();
                };
        return names.isEmpty() ? new Result(List.of(), List.of(), false) : row(names, count);
    }

    private static Result row(List<String> names, long count) {
        ColumnType type = ColumnType.simple("BIGINT");
        return TextRows.of(
                names.stream().map(name -> new Column(name, type)).toList(),
                List.of(Collections.nCopies(names.size(), String.valueOf(count))));
    }
}
