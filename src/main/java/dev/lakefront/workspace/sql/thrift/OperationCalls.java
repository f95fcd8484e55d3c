package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.statement.Handles;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.util.function.Consumer;

/** What a driver asks of operations, which are statements in its words. */
final class OperationCalls {
    private static final int OPERATION = 1;
    private static final int ORIENTATION = 2;
    private static final int MAX_ROWS = 3;
    private static final int WITH_METADATA = 1283;
    private static final int DIRECT_RESULTS = 1281;
    private static final int FETCH_FIRST = 4;

    private final Handles<Operation> operations = new Handles<>(Operation::owner, Operation::end);

    /**
     * Answers the request that an operation came of, with what there is of its result if that is
     * asked for.
     */
    void answer(StructWriter out, Operation operation, Struct request) {
        operations.add(operation.id(), operation);
        Status.success(out).struct(2, handle -> writeHandle(handle, operation));
        if (request.has(DIRECT_RESULTS)) {
            long most = most(request.struct(DIRECT_RESULTS).whole(1, 0));
            out.struct(
                    DIRECT_RESULTS,
                    direct -> {
                        if (OperationAnswer.directResults(direct, operation, most)) {
                            operations.close(operation.id(), operation);
                        }
                    });
        }
    }

    private static void writeHandle(StructWriter out, Operation operation) {
        out.struct(1, id -> HandleId.write(id, operation.id()))
                .i32(2, operation.type().number())
                .bool(3, true);
    }

    void status(StructWriter out, Struct request, Principal caller) {
        with(out, request, caller, operation -> OperationAnswer.status(out, operation));
    }

    void metadata(StructWriter out, Struct request, Principal caller) {
        with(out, request, caller, operation -> OperationAnswer.metadata(out, operation));
    }

    void fetch(StructWriter out, Struct request, Principal caller) {
        with(
                out,
                request,
                caller,
                operation -> {
                    if (request.whole(ORIENTATION, 0) == FETCH_FIRST) {
                        operation.rewind();
                    }
                    OperationAnswer.rows(
                            out,
                            operation,
                            most(request.whole(MAX_ROWS, 0)),
                            request.bool(WITH_METADATA));
                });
    }

    void cancel(StructWriter out, Struct request, Principal caller) {
        with(
                out,
                request,
                caller,
                operation -> {
                    operation.statement().cancel();
                    Status.success(out);
                });
    }

    void close(StructWriter out, Struct request, Principal caller) {
        with(
                out,
                request,
                caller,
                operation -> {
                    operations.close(operation.id(), operation);
                    Status.success(out);
                });
    }

    private void with(
            StructWriter out, Struct request, Principal caller, Consumer<Operation> answer) {
        Operation operation =
                operations.find(HandleId.read(request.struct(OPERATION).struct(1)), caller);
        if (operation == null) {
            Status.invalidHandle(out, "Operation");
        } else {
            answer.accept(operation);
        }
    }

    private static long most(long asked) {
        return asked > 0 ? asked : Long.MAX_VALUE;
    }
}
