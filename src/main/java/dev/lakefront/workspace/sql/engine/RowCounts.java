package dev.lakefront.workspace.sql.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        String cells =
                IntStream.range(0, names.size())
                        .mapToObj(i -> "\"" + count + "\"")
                        .collect(Collectors.joining(",", "[[", "]]"));
        return new Result(
                names.stream().map(name -> new Column(name, type)).toList(),
                List.of(Chunk.of(0, 1, cells)),
                false);
    }
}
