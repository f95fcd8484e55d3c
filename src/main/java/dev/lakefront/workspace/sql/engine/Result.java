package dev.lakefront.workspace.sql.engine;

import java.util.List;

/**
 * What a statement found.
 *
 * @param truncated a limit of the request left rows out
 */
public record Result(List<Column> columns, List<Chunk> chunks, boolean truncated) {
    public Result {
        columns = List.copyOf(columns);
        chunks = List.copyOf(chunks);
    }

    public long rowCount() {
        return chunks.stream().mapToLong(Chunk::rowCount).sum();
    }
}
