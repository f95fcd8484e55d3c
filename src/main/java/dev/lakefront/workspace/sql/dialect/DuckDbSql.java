package dev.lakefront.workspace.sql.dialect;

import java.util.List;

/**
 * A statement as DuckDB wants it.
 *
 * @param text what DuckDB runs
 * @param isToBeDescribed whether only its columns are asked for ({@code DESCRIBE QUERY})
 * @param verb the first word, in capitals; of what is to be described its own
 * @param parameters what {@code $1}, {@code $2} … stand for
 * @param names every name of the statement, in parts and without quotes
 * @param positions where each token of {@code text} stands in the original
 */
public record DuckDbSql(
        String text,
        boolean isToBeDescribed,
        String verb,
        List<String> parameters,
        List<List<String>> names,
        List<Position> positions) {

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
