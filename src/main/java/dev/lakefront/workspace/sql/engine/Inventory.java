package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is in a database, in the order of its names. */
final class Inventory {
    private static final String TABLES =
            """
            SELECT database_name, schema_name, table_name AS name, 'TABLE' AS type FROM duckdb_tables()
            UNION ALL SELECT database_name, schema_name, view_name, 'VIEW' FROM duckdb_views()
            ORDER BY ALL
            """;

    private static final String COLUMNS =
            """
            SELECT database_name, schema_name, table_name, column_name, column_index, is_nullable,
                   data_type
            FROM duckdb_columns() ORDER BY database_name, schema_name, table_name, column_index
            """;

    private final Connection connection;
    private final Namespace namespace;

    Inventory(Connection connection, Namespace namespace) {
        this.connection = connection;
        this.namespace = namespace;
    }

    List<Entry> entries(Listing.Kind kind) throws SQLException {
        return switch (kind) {
            case CATALOGS -> namespace.schemas().keySet().stream().map(Entry::catalog).toList();
            case SCHEMAS -> schemas();
            case TABLES -> read(TABLES, Inventory::table);
            case COLUMNS -> read(COLUMNS, Inventory::column);
        };
    }

    /** A table that is there. */
    Entry table(TableName name) throws SQLException {
        return entries(Listing.Kind.TABLES).stream()
                .filter(each -> nameOf(each).equals(name))
                .findFirst()
                // those of the information schema are not listed
                .orElse(Entry.table(name.catalog(), name.schema(), name.table(), "VIEW"));
    }

    private static TableName nameOf(Entry table) {
        return new TableName(table.catalog(), table.schema(), table.table());
    }

    private List<Entry> schemas() {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Set<String>> catalog : namespace.schemas().entrySet()) {
            for (String schema : catalog.getValue()) {
                entries.add(Entry.schema(catalog.getKey(), schema));
            }
        }
        return entries;
    }

    private List<Entry> read(String query, Reader reader) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String catalog = namespace.catalog(rows.getString("database_name"));
                Set<String> schemas = namespace.schemas().getOrDefault(catalog, Set.of());
                if (schemas.contains(rows.getString("schema_name"))) {
                    entries.add(reader.read(catalog, rows));
                }
            }
        }
        return entries;
    }

    private interface Reader {
        Entry read(String catalog, ResultSet row) throws SQLException;
    }

    private static Entry table(String catalog, ResultSet row) throws SQLException {
        return Entry.table(
                catalog,
                row.getString("schema_name"),
                row.getString("name"),
                row.getString("type"));
    }

    private static Entry column(String catalog, ResultSet row) throws SQLException {
        return new Entry(
                catalog,
                row.getString("schema_name"),
                row.getString("table_name"),
                "",
                new Column(
                        row.getString("column_name"), DuckDbType.read(row.getString("data_type"))),
                row.getInt("column_index") - 1,
                row.getBoolean("is_nullable"));
    }
}
