package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Query;
import dev.lakefront.workspace.sql.statement.Delivery;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.sql.table.Tables;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a driver asks of sessions. */
final class SessionCalls {
    /** {@code SPARK_CLI_SERVICE_PROTOCOL_V8}, which has parameters. */
    private static final int PROTOCOL = 42_248;

    private static final int SESSION = 1;
    private static final int STATEMENT = 2;
    private static final int INITIAL_NAMESPACE = 1284;
    private static final int ROW_LIMIT = 1287;
    private static final int PARAMETERS = 1288;

    private final Statements statements;
    private final OperationCalls operations;
    private final Handles<Session> sessions = new Handles<>(Session::owner, session -> {});

    SessionCalls(Statements statements, OperationCalls operations) {
        this.statements = statements;
        this.operations = operations;
    }

    void open(StructWriter out, Struct request, Principal caller) {
        Struct namespace = request.struct(INITIAL_NAMESPACE);
        Session session =
                new Session(
                        UUID.randomUUID(),
                        caller,
                        orElse(namespace.text(1), Tables.DEFAULT_CATALOG),
                        orElse(namespace.text(2), Tables.DEFAULT_SCHEMA));
        sessions.add(session.id(), session);
        Status.success(out)
                .i32(2, PROTOCOL)
                .struct(3, handle -> handle.struct(1, id -> HandleId.write(id, session.id())))
                .struct(
                        INITIAL_NAMESPACE,
                        initial -> initial.text(1, session.catalog()).text(2, session.schema()))
                .bool(1285, true);
    }

    private static String orElse(@Nullable String sent, String otherwise) {
        return sent == null || sent.isEmpty() ? otherwise : sent;
    }

    void close(StructWriter out, Struct request, Principal caller) {
        Session session = session(request, caller);
        if (session == null) {
            Status.invalidHandle(out, "Session");
        } else {
            sessions.close(session.id(), session);
            Status.success(out);
        }
    }

    void execute(StructWriter out, Struct request, Principal caller) {
        Session session = session(request, caller);
        if (session == null) {
            Status.invalidHandle(out, "Session");
            return;
        }
        long rows = request.whole(ROW_LIMIT, 0);
        Query query =
                new Query(
                        orElse(request.text(STATEMENT), ""),
                        session.catalog(),
                        session.schema(),
                        Parameters.read(request.structs(PARAMETERS)),
                        new Query.Limits(rows > 0 ? rows : Long.MAX_VALUE, Long.MAX_VALUE, false));
        Operation operation =
                new Operation(
                        caller,
                        statements.start(query, Delivery.INLINE, caller),
                        ResultFormat.of(request));
        operations.answer(out, operation, request);
    }

    private @Nullable Session session(Struct request, Principal caller) {
        return sessions.find(HandleId.read(request.struct(SESSION).struct(1)), caller);
    }
}
