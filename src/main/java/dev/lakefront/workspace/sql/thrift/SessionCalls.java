package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Listing;
import dev.lakefront.workspace.sql.engine.Query;
import dev.lakefront.workspace.sql.engine.Session;
import dev.lakefront.workspace.sql.engine.SessionState;
import dev.lakefront.workspace.sql.statement.Delivery;
import dev.lakefront.workspace.sql.statement.Sessions;
import dev.lakefront.workspace.sql.statement.Statement;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a driver asks of sessions. */
final class SessionCalls {
    /** {@code SPARK_CLI_SERVICE_PROTOCOL_V8}, which has parameters. */
    private static final int PROTOCOL = 42_248;

    private static final int SESSION = 1;
    private static final int STATEMENT = 2;
    private static final int CONFIGURATION = 4;
    private static final int INITIAL_NAMESPACE = 1284;
    private static final int ROW_LIMIT = 1287;
    private static final int PARAMETERS = 1288;

    private final Statements statements;
    private final OperationCalls operations;
    private final Sessions sessions = new Sessions();

    SessionCalls(Statements statements, OperationCalls operations) {
        this.statements = statements;
        this.operations = operations;
    }

    void open(StructWriter out, Struct request, Principal caller) {
        Struct namespace = request.struct(INITIAL_NAMESPACE);
        SessionState state =
                SessionState.in(orEmpty(namespace.text(1)), orEmpty(namespace.text(2)))
                        .configured(request.textsByName(CONFIGURATION));
        UUID session = sessions.open(state, caller);
        Status.success(out)
                .i32(2, PROTOCOL)
                .struct(3, handle -> handle.struct(1, id -> HandleId.write(id, session)))
                .struct(
                        INITIAL_NAMESPACE,
                        initial -> initial.text(1, state.catalog()).text(2, state.schema()))
                .bool(1285, true);
    }

    private static String orEmpty(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    void close(StructWriter out, Struct request, Principal caller) {
        if (sessions.close(id(request), caller)) {
            Status.success(out);
        } else {
            Status.invalidHandle(out, "Session");
        }
    }

    void execute(StructWriter out, Struct request, Principal caller) {
        with(
                out,
                request,
                caller,
                session -> {
                    Statement statement =
                            statements.start(query(session, request), Delivery.INLINE, caller);
                    return new Operation(
                            caller,
                            OperationType.EXECUTE_STATEMENT,
                            statement,
                            ResultFormat.of(request));
                });
    }

    private static Query query(Session session, Struct request) {
        long rows = request.whole(ROW_LIMIT, 0);
        return new Query(
                orEmpty(request.text(STATEMENT)),
                session,
                Parameters.read(request.structs(PARAMETERS)),
                new Query.Limits(rows > 0 ? rows : Long.MAX_VALUE, Long.MAX_VALUE, false));
    }

    /** Its rows come in Thrift's columns, as on the platform, whatever the driver can read. */
    void list(
            StructWriter out,
            Struct request,
            Principal caller,
            OperationType type,
            Listing listing) {
        with(
                out,
                request,
                caller,
                session ->
                        new Operation(
                                caller,
                                type,
                                statements.start(listing, caller),
                                ResultFormat.COLUMNS));
    }

    private void with(
            StructWriter out,
            Struct request,
            Principal caller,
            Function<Session, Operation> start) {
        Session session = sessions.find(id(request), caller);
        if (session == null) {
            Status.invalidHandle(out, "Session");
        } else {
            operations.answer(out, start.apply(session), request);
        }
    }

    private static @Nullable UUID id(Struct request) {
        return HandleId.read(request.struct(SESSION).struct(1));
    }
}
