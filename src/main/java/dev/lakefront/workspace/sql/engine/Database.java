package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.dialect.Catalogs;
import dev.lakefront.workspace.sql.dialect.Translator;
import dev.lakefront.workspace.sql.table.TableFile;
import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.workspace.sql.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database of DuckDB in memory, with the tables of a folder as they were when it was opened. From
 * then on nothing can make it read or write a file.
 */
final class Database implements AutoCloseable, Catalogs {
    /** Of a catalog's database in DuckDB, where {@code main} and {@code system} are taken. */
    private static final String PREFIX = "lakefront:";

    private static final List<String> SETTINGS =
            List.of(
                    "SET GLOBAL errors_as_json = true",
                    "SET GLOBAL TimeZone = 'UTC'",
                    "SET GLOBAL temp_directory = ''",
                    "SET GLOBAL autoinstall_known_extensions = false",
                    "SET GLOBAL autoload_known_extensions = false");

    private static final List<String> LOCKS =
            List.of(
                    "SET GLOBAL enable_external_access = false",
                    "SET GLOBAL lock_configuration = true");

    private final String name = UUID.randomUUID().toString();
    private final Tables tables;
    private final Map<String, Set<String>> schemas;
    private final Map<TableName, String> problems;
    private final Connection keeper;

    /**
     * Reads every table; one that cannot be read is a problem of the statements that want it.
     *
     * @throws SQLException if DuckDB cannot work at all
     */
    Database(Tables tables) throws SQLException {
        this.tables = tables;
        this.schemas = tables.schemas();
        this.problems = new HashMap<>(tables.problems());
        this.keeper = DuckDb.connect(name);
        try {
            fill();
        } catch (SQLException e) {
            keeper.close();
            throw e;
        }
    }

    private void fill() throws SQLException {
        run(keeper, SETTINGS);
        for (Map.Entry<String, Set<String>> catalog : schemas.entrySet()) {
            run(keeper, "ATTACH ':memory:' AS " + quoted(database(catalog.getKey())));
            for (String schema : catalog.getValue()) {
                run(keeper, "CREATE SCHEMA IF NOT EXISTS " + qualified(catalog.getKey(), schema));
            }
        }
        for (TableFile file : tables.files()) {
            read(file);
        }
        run(keeper, "USE " + qualified(Tables.DEFAULT_CATALOG, Tables.DEFAULT_SCHEMA));
        run(keeper, "DETACH memory");
        run(keeper, LOCKS);
    }

    private void read(TableFile table) {
        TableName tableName = table.name();
        try {
            run(
                    keeper,
                    "CREATE TABLE "
                            + qualified(tableName.catalog(), tableName.schema())
                            + "."
                            + quoted(tableName.table())
                            + " AS SELECT * FROM "
                            + table.format().reader()
                            + "("
                            + Translator.quote(withoutWildcards(table.file().toString()), '\'')
                            + table.format().options()
                            + ")");
        } catch (SQLException e) {
            problems.put(tableName, table.file() + ": " + DuckDbError.of(e).message());
        }
    }

    /**
     * A connection for one statement.
     *
     * @throws SQLException if there is no such schema
     */
    Connection connect(String catalog, String schema, Principal caller) throws SQLException {
        Connection connection = DuckDb.connect(name);
        try {
            run(connection, "USE " + qualified(catalog, schema));
            run(connection, Macros.of(catalog, caller));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Why a table that is asked for is not there, if that is known. */
    @Nullable String problem(TableName table) {
        return problems.get(table);
    }

    boolean holds(Tables current) {
        return tables.equals(current);
    }

    @Override
    public boolean hasSchema(String catalog, String schema) {
        Set<String> names = schemas.get(catalog.toLowerCase(Locale.ROOT));
        return names != null && names.contains(schema.toLowerCase(Locale.ROOT));
    }

    @Override
    public String database(String catalog) {
        return PREFIX + catalog.toLowerCase(Locale.ROOT);
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

    private String qualified(String catalog, String schema) {
        return quoted(database(catalog)) + "." + quoted(schema);
    }

    private static String quoted(String identifier) {
        return Translator.quote(identifier, '"');
    }

    private static String withoutWildcards(String path) {
        return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    private static void run(Connection connection, List<String> texts) throws SQLException {
        for (String text : texts) {
            run(connection, text);
        }
    }

    /** In a statement of its own: the driver closes one that has failed. */
    private static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
