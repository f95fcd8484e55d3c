package dev.lakefront.workspace.sql.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types that a parameter may have. */
public final class ParameterType {
    private static final int MAX_PRECISION = 38;

    private ParameterType() {}

    /** DuckDB's name of a type; null for one that no parameter may have. */
    public static @Nullable String duckDb(String type) {
        String name = type.strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("DECIMAL(") && name.endsWith(")")) {
            return decimal(name.substring("DECIMAL(".length(), name.length() - 1));
        }
        return switch (name) {
            case "STRING" -> "VARCHAR";
            case "BOOLEAN", "DATE", "DOUBLE", "FLOAT", "SMALLINT", "TINYINT" -> name;
            case "INT", "INTEGER" -> "INTEGER";
            case "BIGINT", "LONG" -> "BIGINT";
            case "DECIMAL", "NUMERIC" -> "DECIMAL(10,0)";
            case "BINARY" -> "BLOB";
            // an instant in the session's zone, which is UTC, as are all timestamps of a table
            case "TIMESTAMP", "TIMESTAMP_NTZ" -> "TIMESTAMP";
            // https://docs.databricks.com/aws/en/sql/language-manual/data-types/null-type
            case "VOID" -> "VARCHAR";
            default -> null;
        };
    }

    private static @Nullable String decimal(String digits) {
        String[] numbers = digits.split(",", -1);
        try {
            int precision = Integer.parseInt(numbers[0].strip());
            int scale = numbers.length > 1 ? Integer.parseInt(numbers[1].strip()) : 0;
            return numbers.length > 2 || precision > MAX_PRECISION || scale > precision || scale < 0
                    ? null
                    : "DECIMAL(" + precision + "," + scale + ")";
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
