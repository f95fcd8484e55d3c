package dev.lakefront.workspace.sql.engine;

import static dev.lakefront.workspace.sql.engine.Jdbc.run;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.dialect.SqlSyntaxException;
import dev.lakefront.workspace.sql.dialect.Translator;
import dev.lakefront.workspace.sql.dialect.UnboundParameterException;
import dev.lakefront.workspace.sql.dialect.UnknownRoutineException;
import dev.lakefront.workspace.sql.dialect.UnsupportedSqlException;
import dev.lakefront.workspace.sql.grant.Grants;
import dev.lakefront.workspace.sql.grant.RowFilter;
import dev.lakefront.workspace.sql.table.TableFile;
import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.workspace.sql.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills a new database with what its callers may read. */
final class TableLoader {
    /** Of the databases that hold all rows while those of the caller are copied. */
    private static final String RAW = "raw:";

    /** Ends the name of a table that is to take another's place. */
    private static final String FILTERED = ":filtered";

    private final Connection connection;
    private final Tables tables;
    private final Namespace target;
    private final KeptTables.@Nullable Place place;
    private final Map<TableName, String> problems;
    private final Set<TableName> denied = new HashSet<>();

    /**
     * @param place where the database is; null for one in memory
     */
    TableLoader(
            Connection connection,
            Tables tables,
            Namespace target,
            KeptTables.@Nullable Place place) {
        this.connection = connection;
        this.tables = tables;
        this.target = target;
        this.place = place;
        this.problems = new HashMap<>(tables.problems());
    }

    /** Why tables are not there. */
    Map<TableName, String> problems() {
        return problems;
    }

    /** The tables that are not there because the caller may not read them. */
    Set<TableName> denied() {
        return denied;
    }

    void loadAll() throws SQLException {
        attach(target);
        Map<String, String> kept = place == null ? null : place.problems();
        if (kept == null) {
            readFiles(target);
            closeTheDoor();
            run(connection, Macros.of(Tables.DEFAULT_CATALOG, Principal.NOBODY));
            new ViewLoader(connection, target, problems).load(tables.views());
        } else {
            recall(kept);
        }
    }

    private void recall(Map<String, String> kept) {
        for (TableFile file : tables.files()) {
            String why = kept.get(file.name().toString());
            if (why != null) {
                problems.put(file.name(), why);
            }
        }
    }

    /**
     * Loads what the caller may read. All tables are read, because a row filter and a view may ask
     * for any of them; what is not copied is gone with the databases that held it. A view finds the
     * rows that the filters leave, and needs no grant for them, only for itself.
     */
    void loadFor(Access access) throws SQLException {
        Namespace raw = new Namespace(RAW, target.schemas());
        attach(raw);
        readFiles(raw);
        attach(target);
        closeTheDoor();
        run(connection, Macros.of(Tables.DEFAULT_CATALOG, access.caller()));
        filter(raw, access.grants());
        new ViewLoader(connection, raw, problems).load(tables.views());
        for (TableFile file : tables.files()) {
            TableName table = file.name();
            if (!access.grants().maySelect(access.caller(), table)) {
                denied.add(table);
            } else if (!problems.containsKey(table)) {
                copy(raw, table);
            }
        }
        run(connection, "USE memory");
        for (String catalog : raw.schemas().keySet()) {
            run(connection, "DETACH " + raw.quoted(catalog));
        }
    }

    private void attach(Namespace namespace) throws SQLException {
        for (Map.Entry<String, Set<String>> catalog : namespace.schemas().entrySet()) {
            String file = place == null ? ":memory:" : place.file(catalog.getKey());
            run(
                    connection,
                    "ATTACH "
                            + Translator.quote(file, '\'')
                            + " AS "
                            + namespace.quoted(catalog.getKey()));
            for (String schema : catalog.getValue()) {
                run(
                        connection,
                        "CREATE SCHEMA IF NOT EXISTS "
                                + namespace.quoted(catalog.getKey(), schema));
            }
        }
    }

    private void readFiles(Namespace namespace) {
        for (TableFile file : tables.stored()) {
            try {
                run(connection, "CREATE TABLE " + namespace.quoted(file.name()) + rowsOf(file));
            } catch (SQLException e) {
                problems.put(file.name(), file.file() + ": " + DuckDbError.of(e).message());
            }
        }
    }

    private static String rowsOf(TableFile file) {
        return " AS SELECT * FROM "
                + file.format().reader()
                + "("
                + Translator.quote(withoutWildcards(file.file().toString()), '\'')
                + file.format().options()
                + ")";
    }

    private static String withoutWildcards(String path) {
        return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    /** From now on no SQL reaches a file, that of a filter and of a view neither. */
    private void closeTheDoor() throws SQLException {
        run(connection, "SET GLOBAL enable_external_access = false");
    }

    /** Takes away the rows that the caller is not to see, when no filter asks for them any more. */
    private void filter(Namespace raw, Grants grants) throws SQLException {
        Map<TableName, String> filtered = new HashMap<>();
        for (TableFile file : tables.stored()) {
            TableName table = file.name();
            RowFilter filter = grants.rowFilter(table);
            if (filter != null && !problems.containsKey(table)) {
                String name = table.table() + FILTERED;
                filter(raw, new TableName(table.catalog(), table.schema(), name), filter);
                filtered.put(table, name);
            }
        }
        for (Map.Entry<TableName, String> each : filtered.entrySet()) {
            TableName table = each.getKey();
            run(connection, "DROP TABLE " + raw.quoted(table));
            if (!problems.containsKey(table)) {
                String rows =
                        raw.quoted(new TableName(table.catalog(), table.schema(), each.getValue()));
                run(
                        connection,
                        "ALTER TABLE "
                                + rows
                                + " RENAME TO "
                                + Translator.quote(table.table(), '"'));
            }
        }
    }

    private void filter(Namespace raw, TableName rows, RowFilter filter) {
        TableName table = filter.table();
        try {
            run(connection, raw.use(table.catalog(), table.schema()));
            run(
                    connection,
                    "CREATE TABLE "
                            + raw.quoted(rows)
                            + " AS SELECT * FROM "
                            + raw.quoted(table)
                            + " WHERE ("
                            + predicate(filter, raw)
                            + ")");
        } catch (SQLException e) {
            problems.put(table, problem(filter, DuckDbError.of(e).message()));
        } catch (SqlSyntaxException e) {
            problems.put(table, problem(filter, "syntax error: " + e.near()));
        } catch (UnboundParameterException e) {
            problems.put(table, problem(filter, "it has a parameter, :" + e.parameter()));
        } catch (UnsupportedSqlException e) {
            problems.put(table, problem(filter, "DuckDB cannot do " + e.what()));
        } catch (UnknownRoutineException e) {
            problems.put(table, problem(filter, "there is no function " + e.routine()));
        }
    }

    private void copy(Namespace raw, TableName table) throws SQLException {
        run(connection, raw.use(table.catalog(), table.schema()));
        try {
            run(
                    connection,
                    "CREATE TABLE "
                            + target.quoted(table)
                            + " AS SELECT * FROM "
                            + raw.quoted(table));
        } catch (SQLException e) {
            problems.put(table, DuckDbError.of(e).message());
        }
    }

    private static String predicate(RowFilter filter, Namespace raw) {
        return Translator.translate(filter.predicate(), raw, Map.of()).text();
    }

    private static String problem(RowFilter filter, String what) {
        return filter.where() + ": the row filter of " + filter.table() + ": " + what;
    }
}
