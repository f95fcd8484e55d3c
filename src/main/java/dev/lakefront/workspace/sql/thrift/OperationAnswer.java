package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import dev.lakefront.workspace.sql.statement.StatementStatus;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import dev.lakefront.workspace.sql.value.Rows;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what a driver is told of an operation. */
final class OperationAnswer {
    /** How long the answer to a statement may wait for its end. */
    private static final Duration DIRECT = Duration.ofSeconds(5);

    /** Drivers ask again at once. */
    private static final Duration POLL = Duration.ofMillis(500);

    private OperationAnswer() {}

    /**
     * Writes {@code TSparkDirectResults}: how far the operation is, and its first rows if there are
     * some.
     *
     * @param most how many rows
     * @return whether that was all of it, so that it is closed
     */
    static boolean directResults(StructWriter out, Operation operation, long most) {
        StatementStatus status = operation.statement().await(DIRECT);
        out.struct(1, answer -> write(answer, status));
        Result result = status.result();
        if (result == null) {
            return false;
        }
        out.struct(2, answer -> operation.format().writeMetadata(Status.success(answer), result));
        Operation.Batch batch = operation.next(result, most);
        out.struct(3, answer -> write(answer, operation.format(), result, batch));
        if (!batch.hasMore()) {
            out.struct(4, Status::success);
        }
        return !batch.hasMore();
    }

    /** Writes {@code TGetOperationStatusResp}. */
    static void status(StructWriter out, Operation operation) {
        write(out, operation.statement().await(POLL));
    }

    private static void write(StructWriter out, StatementStatus status) {
        Status.success(out).i32(2, state(status));
        SqlFailure failure = status.failure();
        if (failure != null) {
            out.text(3, failure.sqlState())
                    .text(5, failure.getMessage())
                    .text(1281, failure.getMessage());
        }
        Long modified = modifiedRows(status.result());
        if (modified != null) {
            out.i64(11, modified);
        }
    }

    /** {@code TOperationState}. */
    private static int state(StatementStatus status) {
        return switch (status.state()) {
            case PENDING -> 7;
            case RUNNING -> 1;
            case SUCCEEDED -> 2;
            case CANCELED -> 3;
            case CLOSED -> 4;
            case FAILED -> 5;
        };
    }

    /** A statement that changes rows says how many in the only row of its result. */
    private static @Nullable Long modifiedRows(@Nullable Result result) {
        if (result == null
                || result.columns().isEmpty()
                || !result.columns().getFirst().name().equals("num_affected_rows")) {
            return null;
        }
        Rows rows = Rows.read(result.chunks().getFirst(), result.columns().size(), 0, 1);
        return Long.valueOf(String.valueOf(rows.columns().getFirst().getFirst()));
    }

    /** Writes {@code TGetResultSetMetadataResp}. */
    static void metadata(StructWriter out, Operation operation) {
        withResult(
                out,
                operation,
                result -> operation.format().writeMetadata(Status.success(out), result));
    }

    /** Writes {@code TFetchResultsResp}. */
    static void rows(StructWriter out, Operation operation, long most, boolean withMetadata) {
        withResult(
                out,
                operation,
                result -> {
                    write(out, operation.format(), result, operation.next(result, most));
                    if (withMetadata) {
                        out.struct(
                                1281,
                                answer ->
                                        operation
                                                .format()
                                                .writeMetadata(Status.success(answer), result));
                    }
                });
    }

    private static void write(
            StructWriter out, ResultFormat format, Result result, Operation.Batch batch) {
        Status.success(out)
                .bool(2, batch.hasMore())
                .struct(3, rows -> format.writeRows(rows, result, batch));
    }

    private static void withResult(StructWriter out, Operation operation, Consumer<Result> write) {
        StatementStatus status = operation.statement().await(DIRECT);
        Result result = status.result();
        if (result != null) {
            write.accept(result);
        } else if (status.failure() != null) {
            Status.failure(out, status.failure());
        } else {
            Status.failure(out, SqlFailure.noResult(status.state().name()));
        }
    }
}
