package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.arrow.ArrowStream;
import dev.lakefront.workspace.sql.arrow.ArrowTypes;
import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a driver gets rows: in Arrow's format if it can read that, else column by column in Thrift's
 * own.
 *
 * @param arrow null for Thrift's columns
 */
record ResultFormat(@Nullable ArrowTypes arrow) {
    static final ResultFormat COLUMNS = new ResultFormat((ArrowTypes) null);

    private static final int ARROW_BASED_SET = 0;
    private static final int COLUMN_BASED_SET = 1;
    private static final int CAN_READ_ARROW = 1282;
    private static final int ARROW_TYPES = 1286;

    /** What {@code TExecuteStatementReq} offers. */
    static ResultFormat of(Struct request) {
        if (!request.bool(CAN_READ_ARROW)) {
            return COLUMNS;
        }
        Struct types = request.struct(ARROW_TYPES);
        return new ResultFormat(new ArrowTypes(types.bool(1), types.bool(2), types.bool(3)));
    }

    /** Writes {@code TGetResultSetMetadataResp} without its status. */
    void writeMetadata(StructWriter out, Result result) {
        List<Column> columns = result.columns();
        out.struct(2, schema -> TableSchema.write(schema, columns))
                .i32(1281, arrow == null ? COLUMN_BASED_SET : ARROW_BASED_SET)
                .bool(1282, false);
        if (arrow != null) {
            out.bytes(1283, new ArrowStream(columns, arrow).schema());
        }
        out.bool(1287, false);
    }

    /** Writes {@code TRowSet}. */
    void writeRows(StructWriter out, Result result, Operation.Batch batch) {
        out.i64(1, batch.offset()).structs(2, List.of(), (row, nothing) -> {});
        if (arrow == null) {
            ColumnSet.write(out, result.columns(), batch.rows());
        } else {
            byte[] message = new ArrowStream(result.columns(), arrow).batch(batch.rows());
            List<byte[]> messages = batch.rows().count() == 0 ? List.of() : List.of(message);
            out.structs(
                    1281,
                    messages,
                    (one, bytes) -> one.bytes(1, bytes).i64(2, batch.rows().count()));
        }
    }
}
