package dev.lakefront.workspace.sql.engine;

/**
 * One of the things that there are: a catalog, a schema, a table or a column.
 *
 * @param schema empty for a catalog
 * @param table empty for a catalog and a schema
 * @param tableType {@code TABLE} or {@code VIEW} of a table; empty for everything else
 * @param column without a name for everything else
 * @param position of a column in its table, counted from 0
 * @param isNullable whether a column may have nulls
 */
public record Entry(
        String catalog,
        String schema,
        String table,
        String tableType,
        Column column,
        int position,
        boolean isNullable) {
    private static final Column NO_COLUMN = new Column("", ColumnType.simple("VARCHAR"));

    static Entry catalog(String catalog) {
        return schema(catalog, "");
    }

    static Entry schema(String catalog, String schema) {
        return table(catalog, schema, "", "");
    }

    static Entry table(String catalog, String schema, String table, String type) {
        return new Entry(catalog, schema, table, type, NO_COLUMN, 0, false);
    }
}
