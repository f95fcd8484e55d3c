package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.Handler;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.sql.thrift.wire.Call;
import dev.lakefront.workspace.sql.thrift.wire.MalformedException;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;

/**
 * The drivers' endpoint of a warehouse, whatever its id, and of a cluster. As in {@code
 * StatementApi}, a statement runs as who sends it, and nobody else reaches its session.
 */
public final class ThriftApi implements Api {
    private final BearerGate gate;
    private final CliService service;

    public ThriftApi(BearerGate gate, Statements statements) {
        this.gate = gate;
        this.service = new CliService(statements);
    }

    @Override
    public List<Route> routes() {
        Handler handler = gate.forCallers(this::answer);
        return List.of(
                Route.post("/sql/1.0/warehouses/{id}", handler),
                Route.post("/sql/1.0/endpoints/{id}", handler),
                Route.post("/sql/protocolv1/o/{workspace}/{cluster}", handler));
    }

    private Answer answer(Request request, Principal caller) {
        try {
            Call call = Call.read(request.content().bytes());
            byte[] reply = service.answer(call, caller);
            return new Answer(
                    HttpResponseStatus.OK,
                    Map.of("Content-Type", "application/x-thrift"),
                    Body.written(out -> out.write(reply)),
                    null);
        } catch (MalformedException e) {
            return Answer.error(
                    HttpResponseStatus.BAD_REQUEST,
                    "BAD_REQUEST",
                    "The body is no call of Thrift's binary protocol: " + e.getMessage() + ".");
        }
    }
}
