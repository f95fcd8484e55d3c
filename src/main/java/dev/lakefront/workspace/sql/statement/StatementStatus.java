package dev.lakefront.workspace.sql.statement;

import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement is.
 *
 * @param result only of one that has succeeded and is not closed
 * @param failure only of one that has failed
 */
public record StatementStatus(State state, @Nullable Result result, @Nullable SqlFailure failure) {
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED,
        CLOSED
    }

    static final StatementStatus PENDING = new StatementStatus(State.PENDING, null, null);
    static final StatementStatus RUNNING = new StatementStatus(State.RUNNING, null, null);
    static final StatementStatus CANCELED = new StatementStatus(State.CANCELED, null, null);
    static final StatementStatus CLOSED = new StatementStatus(State.CLOSED, null, null);

    static StatementStatus succeeded(Result result) {
        return new StatementStatus(State.SUCCEEDED, result, null);
    }

    static StatementStatus failed(SqlFailure failure) {
        return new StatementStatus(State.FAILED, null, failure);
    }

    public boolean isFinal() {
        return state != State.PENDING && state != State.RUNNING;
    }
}
