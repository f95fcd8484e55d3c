package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Chunk;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.statement.Statement;
import dev.lakefront.workspace.sql.value.Rows;
import java.util.UUID;

/** What a driver asked for, and how far its result was fetched. */
final class Operation {
    /** A part of a result is in the heap as texts while it is written. */
    private static final int CELLS_AT_ONCE = 100_000;

    private final Principal owner;
    private final OperationType type;
    private final Statement statement;
    private final ResultFormat format;
    private long fetched;

    Operation(Principal owner, OperationType type, Statement statement, ResultFormat format) {
        this.owner = owner;
        this.type = type;
        this.statement = statement;
        this.format = format;
    }

    UUID id() {
        return UUID.fromString(statement.id());
    }

    Principal owner() {
        return owner;
    }

    OperationType type() {
        return type;
    }

    Statement statement() {
        return statement;
    }

    ResultFormat format() {
        return format;
    }

    /**
     * The next rows.
     *
     * @param most how many at most; not all of them may come at once
     */
    synchronized Batch next(Result result, long most) {
        long first = fetched;
        int columns = result.columns().size();
        for (Chunk chunk : result.chunks()) {
            long end = chunk.rowOffset() + chunk.rowCount();
            if (first < end) {
                int wanted = (int) Math.min(most, Math.max(1, CELLS_AT_ONCE / columns));
                Rows rows = Rows.read(chunk, columns, (int) (first - chunk.rowOffset()), wanted);
                fetched += rows.count();
                return new Batch(first, rows, fetched < result.rowCount());
            }
        }
        return new Batch(first, Rows.none(columns), false);
    }

    synchronized void rewind() {
        fetched = 0;
    }

    void end() {
        statement.cancel();
        statement.close();
    }

    /**
     * A part of a result.
     *
     * @param offset how many rows are before it
     * @param hasMore whether there are rows behind it
     */
    record Batch(long offset, Rows rows, boolean hasMore) {}
}
