package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads what DuckDB found into the chunks that are sent. */
final class ResultReader {
    private static final int CHUNK_BYTES = 4 << 20;

    /** https://docs.databricks.com/api/workspace/statementexecution: 25 MiB. */
    private static final long MAX_INLINE = 26_214_400;

    /** Of a result that is fetched by links, packed as it is kept: the heap is small. */
    private static final long MAX_PACKED = 24L << 20;

    private final ResultSet rows;
    private final List<Column> columns;
    private final Query.Limits limits;
    private final BooleanSupplier canceled;
    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk.Packer chunk = new Chunk.Packer(0);
    private long rowCount;
    private long characters;
    private long bytes;

    private ResultReader(ResultSet rows, Query.Limits limits, BooleanSupplier canceled)
            throws SQLException {
        this.rows = rows;
        this.columns = columns(rows.getMetaData());
        this.limits = limits;
        this.canceled = canceled;
    }

    /**
     * @param canceled asked before each row
     * @throws CancellationException if it was
     * @throws SqlFailure if the result is too large
     */
    static Result read(ResultSet rows, Query.Limits limits, BooleanSupplier canceled)
            throws SQLException {
        return new ResultReader(rows, limits, canceled).read();
    }

    private Result read() throws SQLException {
        boolean truncated = false;
        while (!truncated && rows.next()) {
            if (canceled.getAsBoolean()) {
                throw new CancellationException();
            }
            String row = row();
            truncated = rowCount == limits.rows() || characters + row.length() > limits.bytes();
            if (!truncated) {
                add(row);
            }
        }
        endChunk();
        return new Result(columns, chunks, truncated);
    }

    private String row() throws SQLException {
        @Nullable String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.text(rows.getObject(i + 1), columns.get(i).type());
        }
        return Json.value(json -> {
            json.writeStartArray();
            for (String cell : cells) {
                if (cell == null) {
                    json.writeNull();
                } else {
                    json.writeString(cell);
                }
            }
            json.writeEndArray();
        });
    }

    private void add(String row) {
        characters += row.length();
        if (limits.inline() && characters > MAX_INLINE) {
            throw SqlFailure.tooLarge(MAX_INLINE);
        }
        chunk.add(row);
        rowCount++;
        if (chunk.size() >= CHUNK_BYTES) {
            endChunk();
        }
    }

    private void endChunk() {
        if (chunk.rowCount() > 0) {
            Chunk packed = chunk.whole();
            bytes += packed.size();
            if (bytes > MAX_PACKED && !limits.inline()) {
                throw SqlFailure.tooLargeOffline(MAX_PACKED);
            }
            chunks.add(packed);
            chunk = new Chunk.Packer(rowCount);
        }
    }

    /** The columns of what DuckDB finds, or would find. */
    static List<Column> columns(ResultSetMetaData about) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(
                    new Column(
                            about.getColumnName(i), DuckDbType.read(about.getColumnTypeName(i))));
        }
        return columns;
    }
}
