package dev.lakefront.workspace.sql.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The functions of DuckDB that are about DuckDB: its settings, files, logs and catalogs. They are
 * no functions of Databricks SQL, and one of them ends the process ({@code enable_logging} with a
 * file that it may not write).
 */
final class InternalFunctions {
    private static final List<String> PREFIXES =
            List.of(
                    "arrow_scan",
                    "copy_",
                    "disable_",
                    "duckdb_",
                    "enable_",
                    "import_",
                    "pandas_",
                    "parquet_",
                    "pragma_",
                    "read_",
                    "test_");

    private static final Set<String> NAMES =
            Set.of(
                    "checkpoint",
                    "current_setting",
                    "force_checkpoint",
                    "getvariable",
                    "glob",
                    // another number than that of Databricks SQL
                    "hash",
                    "icu_calendar_names",
                    "in_search_path",
                    "json_execute_serialized_sql",
                    "pg_timezone_names",
                    "python_map_function",
                    "query",
                    "query_table",
                    "repeat_row",
                    "seq_scan",
                    "setseed",
                    "sleep_ms",
                    "sniff_csv",
                    "sql_auto_complete",
                    "stats",
                    "summary",
                    "truncate_duckdb_logs",
                    "which_secret",
                    "write_log");

    /** Before a name that is a table's, though a parenthesis follows: that of its columns. */
    private static final Set<String> BEFORE_TABLES =
            Set.of("EXISTS", "INTO", "TABLE", "VIEW", "WITH");

    private InternalFunctions() {}

    /**
     * @throws UnknownRoutineException if one of them is called
     */
    static void refuse(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int next = Token.next(tokens, i + 1);
            if (token.isName()
                    && next < tokens.size()
                    && tokens.get(next).isSymbol("(")
                    && isOne(token.value())
                    && !isTable(tokens, i)) {
                throw new UnknownRoutineException(token.value(), token.at());
            }
        }
    }

    private static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }

    private static boolean isTable(List<Token> tokens, int name) {
        int before = Token.previous(tokens, name);
        return before >= 0
                && BEFORE_TABLES.contains(tokens.get(before).text().toUpperCase(Locale.ROOT));
    }
}
