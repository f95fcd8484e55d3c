package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.SqlFailure;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;

/** {@code TStatus}. */
final class Status {
    private static final int SUCCESS = 0;
    private static final int ERROR = 3;
    private static final int INVALID_HANDLE = 4;

    private Status() {}

    /** Writes, as the first field of an answer, that the call was good. */
    static StructWriter success(StructWriter answer) {
        return answer.struct(1, status -> status.i32(1, SUCCESS));
    }

    static void failure(StructWriter answer, SqlFailure failure) {
        error(answer, ERROR, failure.getMessage(), failure.sqlState());
    }

    static void invalidHandle(StructWriter answer, String kind) {
        error(answer, INVALID_HANDLE, "Invalid " + kind + "Handle", "HY000");
    }

    private static void error(StructWriter answer, int code, String message, String sqlState) {
        answer.struct(
                1,
                status -> status.i32(1, code).text(3, sqlState).text(5, message).text(6, message));
    }
}
