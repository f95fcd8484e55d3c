package dev.lakefront.workspace.sql.table;

import java.util.Locale;

/** A table's full name. Letter case does not matter, as in Unity Catalog. */
public record TableName(String catalog, String schema, String table) {
    public TableName {
        catalog = catalog.toLowerCase(Locale.ROOT);
        schema = schema.toLowerCase(Locale.ROOT);
        table = table.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return catalog + "." + schema + "." + table;
    }
}
