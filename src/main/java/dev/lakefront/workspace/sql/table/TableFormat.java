package dev.lakefront.workspace.sql.table;

import org.jspecify.annotations.Nullable;

/** How a file holds a table. */
public enum TableFormat {
    /** With a line of names; types as the values of the whole file have them. */
    CSV(
            "read_csv",
            ", delim = ',', quote = '\"', escape = '\"', header = true, skip = 0, sample_size = -1"),
    /** One array of objects, or one object a line. */
    JSON("read_json", ", sample_size = -1"),
    PARQUET("read_parquet", ""),
    /** A query, whose result the table is: a view. */
    SQL("", "");

    private final String reader;
    private final String options;

    TableFormat(String reader, String options) {
        this.reader = reader;
        this.options = options;
    }

    /** DuckDB's function that reads such a file. */
    public String reader() {
        return reader;
    }

    /** What that function is told beside the file. */
    public String options() {
        return options;
    }

    static @Nullable TableFormat ofExtension(String extension) {
        return switch (extension) {
            case "csv" -> CSV;
            case "json" -> JSON;
            case "parquet" -> PARQUET;
            case "sql" -> SQL;
            default -> null;
        };
    }
}
