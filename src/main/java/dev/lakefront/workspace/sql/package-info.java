/**
 * SQL warehouses and the Statement Execution API: {@code StatementApi} takes a statement, {@code
 * engine} runs it on DuckDB, {@code dialect} writes it for DuckDB, {@code table} finds the tables.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql;
