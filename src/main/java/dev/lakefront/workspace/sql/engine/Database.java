package dev.lakefront.workspace.sql.engine;

import static dev.lakefront.workspace.sql.engine.Jdbc.run;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.workspace.sql.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database of DuckDB, with the tables of a folder as they were when it was opened. From then on
 * nothing can make it read or write a file.
 */
final class Database implements AbsentTables, AutoCloseable {
    private static final String PREFIX = "lakefront:";

    private static final List<String> SETTINGS =
            List.of(
                    "SET GLOBAL errors_as_json = true",
                    "SET GLOBAL TimeZone = 'UTC'",
                    "SET GLOBAL default_null_order = 'nulls_first_on_asc_last_on_desc'",
                    "SET GLOBAL temp_directory = ''",
                    "SET GLOBAL autoinstall_known_extensions = false",
                    "SET GLOBAL autoload_known_extensions = false");

    private static final List<String> LOCKS =
            List.of(
                    "DETACH memory",
                    "SET GLOBAL enable_external_access = false",
                    "SET GLOBAL lock_configuration = true");

    private final String name = UUID.randomUUID().toString();
    private final @Nullable Access access;
    private final Namespace namespace;
    private final TableLoader loaded;
    private final Connection keeper;

    /**
     * Reads every table; one that cannot be read is a problem of the statements that want it.
     *
     * @param access whose tables they are, all of them read-only; null for those of everybody
     * @param place where it is; null for memory
     * @throws SQLException if DuckDB cannot work at all
     */
    Database(Tables tables, @Nullable Access access, KeptTables.@Nullable Place place)
            throws SQLException {
        this.access = access;
        this.namespace = new Namespace(PREFIX, tables.schemas());
        this.keeper = DuckDb.connect(name);
        this.loaded = new TableLoader(keeper, tables, namespace, place);
        try {
            fill(access);
        } catch (SQLException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    private void fill(@Nullable Access who) throws SQLException {
        run(keeper, SETTINGS);
        run(keeper, Builtins.functions());
        if (who == null) {
            loaded.loadAll();
        } else {
            loaded.loadFor(who);
        }
        run(keeper, Builtins.informationSchemas(namespace));
        run(keeper, namespace.use(Tables.DEFAULT_CATALOG, Tables.DEFAULT_SCHEMA));
        run(keeper, LOCKS);
    }

    /**
     * A connection for one statement.
     *
     * @throws SQLException if there is no such schema
     */
    Connection connect(SessionState session, Principal caller) throws SQLException {
        Connection connection = DuckDb.connect(name);
        try {
            run(connection, namespace.use(session.catalog(), session.schema()));
            run(connection, Macros.of(session.catalog(), caller));
            if (isReadOnly()) {
                run(connection, "BEGIN TRANSACTION READ ONLY");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A list of what is there. */
    Result list(Listing listing, Principal caller) throws SQLException {
        // where it is asked from does not matter, and this one is always there
        try (Connection connection = connect(SessionState.in("", ""), caller)) {
            return listing.of(new Inventory(connection, namespace).entries(listing.kind()));
        }
    }

    Namespace namespace() {
        return namespace;
    }

    @Override
    public @Nullable String problem(TableName table) {
        return loaded.problems().get(table);
    }

    /** Why tables are not there. */
    Map<TableName, String> problems() {
        return loaded.problems();
    }

    @Override
    public boolean denies(TableName table) {
        return loaded.denied().contains(table);
    }

    boolean isReadOnly() {
        return access != null;
    }

    /** A text of DuckDB's in which catalogs have their own names again. */
    static String withoutPrefix(String text) {
        return text.replace(PREFIX, "");
    }

    /** Statements that run go on: the memory is free when the last of them has ended. */
    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
