package dev.lakefront.workspace.sql.dialect;

/**
 * A type that stands in a statement.
 *
 * @param text as DuckDB writes it
 * @param end the token behind it
 */
record SqlType(String text, int end) {}
