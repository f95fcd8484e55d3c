package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Listing;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.sql.thrift.wire.Call;
import dev.lakefront.workspace.sql.thrift.wire.Reply;
import dev.lakefront.workspace.sql.thrift.wire.Struct;

/** The methods of {@code TCLIService}. */
final class CliService {
    private final SessionCalls sessions;
    private final OperationCalls operations;

    CliService(Statements statements) {
        this.operations = new OperationCalls();
        this.sessions = new SessionCalls(statements, operations);
    }

    byte[] answer(Call call, Principal caller) {
        try {
            return carryOut(call, caller);
        } catch (SqlFailure e) {
            return Reply.to(call, out -> Status.failure(out, e));
        }
    }

    private byte[] carryOut(Call call, Principal caller) {
        Struct request = call.request();
        return switch (call.method()) {
            case "OpenSession" -> Reply.to(call, out -> sessions.open(out, request, caller));
            case "CloseSession" -> Reply.to(call, out -> sessions.close(out, request, caller));
            case "ExecuteStatement" ->
                    Reply.to(call, out -> sessions.execute(out, request, caller));
            case "GetCatalogs" ->
                    list(call, caller, OperationType.GET_CATALOGS, Metadata.catalogs());
            case "GetSchemas" ->
                    list(call, caller, OperationType.GET_SCHEMAS, Metadata.schemas(request));
            case "GetTables" ->
                    list(call, caller, OperationType.GET_TABLES, Metadata.tables(request));
            case "GetColumns" ->
                    list(call, caller, OperationType.GET_COLUMNS, Metadata.columns(request));
            case "GetOperationStatus" ->
                    Reply.to(call, out -> operations.status(out, request, caller));
            case "GetResultSetMetadata" ->
                    Reply.to(call, out -> operations.metadata(out, request, caller));
            case "FetchResults" -> Reply.to(call, out -> operations.fetch(out, request, caller));
            case "CancelOperation" ->
                    Reply.to(call, out -> operations.cancel(out, request, caller));
            case "CloseOperation" -> Reply.to(call, out -> operations.close(out, request, caller));
            default -> Reply.unknownMethod(call, call.method() + " is not served offline");
        };
    }

    private byte[] list(Call call, Principal caller, OperationType type, Listing listing) {
        return Reply.to(call, out -> sessions.list(out, call.request(), caller, type, listing));
    }
}
