package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.statement.Sessions;
import dev.lakefront.workspace.sql.statement.Statement;
import dev.lakefront.workspace.sql.statement.StatementStatus;
import dev.lakefront.workspace.sql.statement.Statements;
import dev.lakefront.workspace.token.BearerGate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * The Statement Execution API: https://docs.databricks.com/api/workspace/statementexecution. A
 * statement runs as who sends it, and only its sender may ask for it.
 */
public final class StatementApi implements Api {
    static final String PATH = "/api/2.0/sql/statements";

    private final BearerGate gate;
    private final ExternalLinks links;
    private final StatementAnswer answers;
    private final Statements statements;
    private final Sessions sessions;

    /**
     * @param address where links to results lead
     * @param clock tells how old they are
     * @param sessions those that requests may name
     */
    public StatementApi(
            WorkspaceAddress address,
            InstantSource clock,
            BearerGate gate,
            Statements statements,
            Sessions sessions) {
        this.gate = gate;
        this.links = new ExternalLinks(address, clock);
        this.answers = new StatementAnswer(links);
        this.statements = statements;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH, gate.forCallers(this::execute)),
                // as some clients write it
                Route.post(PATH + "/", gate.forCallers(this::execute)),
                Route.get(PATH + "/{id}", gate.forCallers(this::get)),
                Route.get(PATH + "/{id}/result/chunks/{index}", gate.forCallers(this::chunk)),
                Route.get(ExternalLinks.PATH + "/{id}/{index}", this::linked),
                Route.post(PATH + "/{id}/cancel", gate.forCallers(this::cancel)),
                // what drivers do when they have read a result
                Route.delete(PATH + "/{id}", gate.forCallers(this::close)));
    }

    private Answer execute(Request request, Principal caller) {
        ExecuteRequest execute;
        try {
            execute =
                    ExecuteRequest.read(
                            request.body(), id -> sessions.find(SessionApi.id(id), caller));
        } catch (BadRequestException e) {
            return e.answer();
        }
        Statement statement = statements.start(execute.query(), execute.delivery(), caller);
        StatementStatus status = statement.await(execute.patience());
        if (!status.isFinal() && execute.cancelAfterWait()) {
            statement.cancel();
            status = statement.status();
        }
        return answers.of(statement, status);
    }

    private Answer get(Request request, Principal caller) {
        return withStatement(
                request, caller, statement -> answers.of(statement, statement.status()));
    }

    private Answer cancel(Request request, Principal caller) {
        return withStatement(
                request,
                caller,
                statement -> {
                    statement.cancel();
                    return Answer.ok(json -> {});
                });
    }

    private Answer close(Request request, Principal caller) {
        return withStatement(
                request,
                caller,
                statement -> {
                    statement.cancel();
                    statement.close();
                    return Answer.ok(json -> {});
                });
    }

    private Answer chunk(Request request, Principal caller) {
        return withStatement(
                request, caller, statement -> chunk(statement, request.pathParameter("index")));
    }

    private Answer chunk(Statement statement, String index) {
        Result result = statement.status().result();
        if (result == null) {
            return Answer.error(
                    HttpResponseStatus.BAD_REQUEST,
                    "BAD_REQUEST",
                    "The statement "
                            + statement.id()
                            + " has no result: it is "
                            + statement.status().state()
                            + ".");
        }
        for (int i = 0; i < result.chunks().size(); i++) {
            if (index.equals(String.valueOf(i))) {
                return answers.chunk(statement, result, i);
            }
        }
        return Answer.error(
                HttpResponseStatus.BAD_REQUEST,
                "INVALID_PARAMETER_VALUE",
                "The result has " + result.chunks().size() + " chunks, and none is " + index + ".");
    }

    /** Needs no token: who has the link was given it. */
    private Answer linked(Request request) {
        String id = request.pathParameter("id");
        String index = request.pathParameter("index");
        String expires = request.query("expires");
        String signature = request.query("signature");
        if (expires == null || signature == null || !links.isGood(id, index, expires, signature)) {
            return Answer.error(
                    HttpResponseStatus.FORBIDDEN,
                    "PERMISSION_DENIED",
                    "The link is not one of this workspace's, or has expired.");
        }
        Statement statement = statements.find(id);
        Result result = statement == null ? null : statement.status().result();
        return statement == null || result == null
                ? Answer.error(
                        HttpResponseStatus.NOT_FOUND,
                        "NOT_FOUND",
                        "The result of the statement " + id + " is not kept any more.")
                : StatementAnswer.linked(statement.delivery(), result, Integer.parseInt(index));
    }

    private Answer withStatement(
            Request request, Principal caller, Function<Statement, Answer> answer) {
        String id = request.pathParameter("id");
        Statement statement = statements.find(id, caller);
        return statement == null
                ? Answer.error(
                        HttpResponseStatus.NOT_FOUND,
                        "NOT_FOUND",
                        "The statement " + id + " was not found.")
                : answer.apply(statement);
    }
}
