package dev.lakefront.workspace.sql.engine;

import java.util.List;

/**
 * A type as the Statement Execution API tells it.
 *
 * @param name the base type
 * @param text the whole type, as it stands in SQL
 * @param precision of a decimal, else 0
 * @param scale of a decimal, else 0
 * @param parts an array's element, a map's key and value, a struct's fields
 */
public record ColumnType(String name, String text, int precision, int scale, List<Column> parts) {
    private static final int LONGEST_UNSIGNED = 20;

    public ColumnType {
        parts = List.copyOf(parts);
    }

    /** Unsigned integers get the next wider type; what a workspace has no type for is a string. */
    static ColumnType simple(String duckDb) {
        return switch (duckDb) {
            case "BOOLEAN" -> named("BOOLEAN", "BOOLEAN");
            case "TINYINT" -> named("BYTE", "TINYINT");
            case "SMALLINT", "UTINYINT" -> named("SHORT", "SMALLINT");
            case "INTEGER", "USMALLINT" -> named("INT", "INT");
            // the sum of integers is a HUGEINT, which is a BIGINT on a warehouse
            case "BIGINT", "UINTEGER", "HUGEINT" -> named("LONG", "BIGINT");
            case "UBIGINT" -> decimal(LONGEST_UNSIGNED, 0);
            case "FLOAT" -> named("FLOAT", "FLOAT");
            case "DOUBLE" -> named("DOUBLE", "DOUBLE");
            case "DATE" -> named("DATE", "DATE");
            // the session's zone is UTC, so all of them name an instant
            case "TIMESTAMP",
                    "TIMESTAMP WITH TIME ZONE",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS" ->
                    named("TIMESTAMP", "TIMESTAMP");
            case "INTERVAL" -> named("INTERVAL", "INTERVAL");
            case "BLOB" -> named("BINARY", "BINARY");
            default -> named("STRING", "STRING");
        };
    }

    static ColumnType decimal(int precision, int scale) {
        String text = "DECIMAL(" + precision + "," + scale + ")";
        return new ColumnType("DECIMAL", text, precision, scale, List.of());
    }

    static ColumnType array(ColumnType element) {
        return nested("ARRAY", element.text, List.of(new Column("element", element)));
    }

    static ColumnType map(ColumnType key, ColumnType value) {
        return nested(
                "MAP",
                key.text + ", " + value.text,
                List.of(new Column("key", key), new Column("value", value)));
    }

    static ColumnType struct(List<Column> fields) {
        List<String> texts =
                fields.stream().map(field -> field.name() + ": " + field.type().text).toList();
        return nested("STRUCT", String.join(", ", texts), fields);
    }

    private static ColumnType named(String name, String text) {
        return new ColumnType(name, text, 0, 0, List.of());
    }

    private static ColumnType nested(String name, String text, List<Column> parts) {
        return new ColumnType(name, name + "<" + text + ">", 0, 0, parts);
    }
}
