package dev.lakefront.workspace.sql.dialect;

import java.util.List;

/**
 * A statement as DuckDB wants it.
 *
 * @param text what DuckDB runs
 * @param wanted what of it is asked for
 * @param verb the first word of {@code text}, in capitals
 * @param parameters what {@code $1}, {@code $2} … stand for
 * @param names every name of the statement, in parts and without quotes
 * @param positions where each token of {@code text} stands in the original
 */
public record DuckDbSql(
        String text,
        Wanted wanted,
        String verb,
        List<String> parameters,
        List<List<String>> names,
        List<Position> positions) {

    /** What is asked for. */
    public enum Wanted {
        /** That it is run. */
        ROWS,
        /** Its columns and their types: {@code DESCRIBE}. */
        COLUMNS,
        /** The same, and more about the table: {@code DESCRIBE EXTENDED}. */
        DETAILS,
        /** The names of its columns: {@code SHOW COLUMNS}. */
        COLUMN_NAMES
    }

    /**
     * @param here where a token begins in DuckDB's text
     * @param original and where in the original
     */
    record Position(int here, int original) {}

    /** Where in the original something is that DuckDB found in its own text. */
    public int original(int here) {
        Position last = new Position(0, 0);
        for (Position position : positions) {
            if (position.here() > here) {
                break;
            }
            last = position;
        }
        return last.original();
    }
}
