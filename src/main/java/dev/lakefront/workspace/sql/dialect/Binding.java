package dev.lakefront.workspace.sql.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter stands for.
 *
 * @param type as DuckDB names it
 * @param value null for null
 */
public record Binding(String type, @Nullable String value) {
    /** What casts a text as Databricks SQL does; the rest is DuckDB's cast. */
    private static final Map<String, String> FUNCTIONS =
            Map.of(
                    "TINYINT", "to_tinyint",
                    "SMALLINT", "to_smallint",
                    "INTEGER", "to_int",
                    "BIGINT", "to_bigint",
                    "TIMESTAMP", "to_timestamp");

    /** The value as a parameter of DuckDB's, which is a text. */
    String expression(int number) {
        String function = FUNCTIONS.get(type);
        return function == null
                ? "CAST($" + number + " AS " + type + ")"
                : function + "(CAST($" + number + " AS VARCHAR))";
    }
}
