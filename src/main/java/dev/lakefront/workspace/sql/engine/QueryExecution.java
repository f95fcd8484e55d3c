package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.dialect.Binding;
import dev.lakefront.workspace.sql.dialect.Command;
import dev.lakefront.workspace.sql.dialect.CommandReader;
import dev.lakefront.workspace.sql.dialect.DuckDbSql;
import dev.lakefront.workspace.sql.dialect.DuckDbSql.Wanted;
import dev.lakefront.workspace.sql.dialect.ParameterType;
import dev.lakefront.workspace.sql.dialect.SqlSyntaxException;
import dev.lakefront.workspace.sql.dialect.Translator;
import dev.lakefront.workspace.sql.dialect.UnboundParameterException;
import dev.lakefront.workspace.sql.dialect.UnknownRoutineException;
import dev.lakefront.workspace.sql.dialect.UnsupportedSqlException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One run of a statement, on a connection of its own. */
final class QueryExecution implements Execution {
    /** How a statement of Databricks SQL begins; DuckDB has more, which reach its settings. */
    private static final Set<String> READING =
            Set.of("(", "FROM", "SELECT", "TABLE", "VALUES", "WITH");

    private static final Set<String> WRITING =
            Set.of(
                    "ALTER",
                    "COMMENT",
                    "CREATE",
                    "DELETE",
                    "DROP",
                    "INSERT",
                    "MERGE",
                    "TRUNCATE",
                    "UPDATE");

    /** Statements of Databricks SQL that mean nothing here. */
    private static final Set<String> ABSENT =
            Set.of(
                    "ANALYZE",
                    "BEGIN",
                    "CACHE",
                    "CALL",
                    "CLEAR",
                    "CONVERT",
                    "COPY",
                    "DECLARE",
                    "DENY",
                    "EXECUTE",
                    "EXPLAIN",
                    "FSCK",
                    "GRANT",
                    "LIST",
                    "MSCK",
                    "OPTIMIZE",
                    "REFRESH",
                    "REORG",
                    "REPAIR",
                    "RESTORE",
                    "REVOKE",
                    "SYNC",
                    "UNCACHE",
                    "UNDROP",
                    "VACUUM");

    private final Query query;
    private final SessionState session;
    private final Principal caller;
    private final Warehouse warehouse;
    private @Nullable Statement running;
    private volatile boolean canceled;

    QueryExecution(Query query, Principal caller, Warehouse warehouse) {
        this.query = query;
        this.session = query.session().state();
        this.caller = caller;
        this.warehouse = warehouse;
    }

    @Override
    public Result run() {
        try {
            return run(warehouse.database(caller));
        } catch (SQLException e) {
            throw SqlFailure.duckDb(e);
        }
    }

    @Override
    public synchronized void cancel() {
        canceled = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // it has just ended
            }
        }
    }

    private Result run(Database database) throws SQLException {
        Explanation explanation = new Explanation(query.statement(), session, database);
        return switch (command(explanation)) {
            case Command.OfSession command ->
                    new SessionCommands(query.session(), session, database.namespace())
                            .carryOut(command);
            case Command.Show command ->
                    database.list(
                            new ShowListings(session, database.namespace()).of(command), caller);
            case null -> run(database, explanation);
        };
    }

    private @Nullable Command command(Explanation explanation) {
        try {
            return CommandReader.read(query.statement());
        } catch (SqlSyntaxException e) {
            throw explanation.syntax(e.near(), e.at());
        }
    }

    private Result run(Database database, Explanation explanation) throws SQLException {
        if (!database.namespace().hasSchema(session.catalog(), session.schema())) {
            throw Explanation.noSchema(session.catalog(), session.schema());
        }
        DuckDbSql sql = translate(database, explanation);
        try (Connection connection = database.connect(session, caller);
                PreparedStatement statement = prepare(connection, sql, explanation)) {
            return sql.wanted() == Wanted.ROWS
                    ? execute(statement, sql, explanation)
                    : describe(statement, sql, database);
        }
    }

    private DuckDbSql translate(Database database, Explanation explanation) {
        try {
            DuckDbSql sql =
                    Translator.translate(query.statement(), database.namespace(), bindings());
            if (sql.wanted() != Wanted.ROWS && !READING.contains(sql.verb())) {
                throw explanation.syntax("'" + sql.verb() + "'", sql.original(0));
            }
            if (WRITING.contains(sql.verb()) && database.isReadOnly()) {
                throw explanation.readOnly();
            }
            if (ABSENT.contains(sql.verb())) {
                throw explanation.unsupported(sql.verb(), 0);
            }
            if (!WRITING.contains(sql.verb()) && !READING.contains(sql.verb())) {
                throw explanation.syntax("'" + sql.verb() + "'", 0);
            }
            return sql;
        } catch (SqlSyntaxException e) {
            throw explanation.syntax(e.near(), e.at());
        } catch (UnboundParameterException e) {
            throw explanation.unbound(e.parameter());
        } catch (UnsupportedSqlException e) {
            throw explanation.unsupported(e.what(), e.at());
        } catch (UnknownRoutineException e) {
            throw explanation.noRoutine(e.routine(), e.at());
        }
    }

    private Map<String, Binding> bindings() {
        Map<String, Binding> bindings = new HashMap<>();
        for (Query.Parameter parameter : query.parameters()) {
            String type = ParameterType.duckDb(parameter.type());
            if (type == null) {
                throw SqlFailure.of(
                        "UNSUPPORTED_DATATYPE",
                        "Unsupported data type \"" + parameter.type() + "\".",
                        "0A000",
                        "");
            }
            bindings.put(parameter.name(), new Binding(type, parameter.value()));
        }
        return bindings;
    }

    private PreparedStatement prepare(
            Connection connection, DuckDbSql sql, Explanation explanation) {
        try {
            PreparedStatement statement = connection.prepareStatement(sql.text());
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, value(sql.parameters().get(i)));
            }
            return statement;
        } catch (SQLException e) {
            throw explanation.of(DuckDbError.of(e), sql);
        }
    }

    private @Nullable String value(String parameter) {
        for (Query.Parameter candidate : query.parameters()) {
            if (candidate.name().equals(parameter)) {
                return candidate.value();
            }
        }
        return null;
    }

    private Result describe(PreparedStatement statement, DuckDbSql sql, Database database)
            throws SQLException {
        List<Column> columns = ResultReader.columns(statement.getMetaData());
        return switch (sql.wanted()) {
            case COLUMN_NAMES -> Description.names(columns);
            case DETAILS ->
                    Description.of(
                            columns,
                            new Inventory(statement.getConnection(), database.namespace())
                                    .table(session.resolve(sql.names().getFirst())));
            default -> Description.of(columns);
        };
    }

    private Result execute(PreparedStatement statement, DuckDbSql sql, Explanation explanation)
            throws SQLException {
        start(statement);
        try {
            if (!statement.execute()) {
                return RowCounts.of(sql.verb(), statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return ResultReader.read(rows, query.limits(), () -> canceled);
            }
        } catch (SQLException e) {
            if (canceled) {
                throw new CancellationException();
            }
            throw explanation.of(DuckDbError.of(e), sql);
        } finally {
            end();
        }
    }

    private synchronized void start(Statement statement) {
        if (canceled) {
            throw new CancellationException();
        }
        running = statement;
    }

    private synchronized void end() {
        running = null;
    }
}
